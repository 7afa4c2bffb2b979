package org.aidflow.disbursement;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.aidflow.bank.BankAnswer;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.bank.BankGateway;
import org.aidflow.bank.PaymentMessage;
import org.aidflow.bank.PaymentOrder;
import org.aidflow.disbursement.BankAnswers.Source;
import org.aidflow.exchange.OutboxCommand;
import org.aidflow.exchange.OutboxHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a released payment to the bank, once.
 *
 * <p>SUBMITTED is committed before the wire. Whoever finds it SUBMITTED cannot know whether the
 * order left, and asks instead of sending again.
 */
@Component
class SubmitPayment implements OutboxHandler {
  static final String KIND = "bank.submit";

  private final TransactionTemplate transaction;
  private final DisbursementRepository payments;
  private final Payees payees;
  private final BankAnswers answers;
  private final BankGateway bank;
  private final Clock clock;

  SubmitPayment(
      TransactionTemplate transaction,
      DisbursementRepository payments,
      Payees payees,
      BankAnswers answers,
      BankGateway bank,
      Clock clock) {
    this.transaction = transaction;
    this.payments = payments;
    this.payees = payees;
    this.answers = answers;
    this.bank = bank;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** A released order is paid, or cleared up with the bank. */
  @Override
  public boolean mayBeGivenUp() {
    return false;
  }

  @Override
  public void handle(OutboxCommand command) {
    bank.requireBank();
    var order = transaction.execute(status -> begin(command.id()));
    if (order != null) {
      var answers = bank.submit(PaymentMessage.of(order));
      transaction.executeWithoutResult(status -> answers.forEach(this::hear));
    }
  }

  private @Nullable PaymentOrder begin(UUID id) {
    var payment = payments.locked(id).orElseThrow();
    return switch (payment.status()) {
      case RELEASED -> {
        payment.submit(payment.orderId(), clock.instant());
        yield payees.ordersOf(List.of(payment), "payment order " + payment.orderId()).get(0);
      }
      case SUBMITTED -> {
        hear(payment.orderId(), BankAnswer.unknown("cut off while it was sent"));
        yield null;
      }
      default -> null;
    };
  }

  /** What is only sent has no answer yet. */
  private void hear(String orderId, BankAnswer answer) {
    if (answer.kind() != Kind.SENT) answers.hear(Source.SUBMIT, orderId, answer, null);
  }
}
