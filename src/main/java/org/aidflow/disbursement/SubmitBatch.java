package org.aidflow.disbursement;

import static org.aidflow.disbursement.DisbursementStatus.RELEASED;
import static org.aidflow.disbursement.DisbursementStatus.SUBMITTED;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.bank.BankAnswer;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.bank.BankGateway;
import org.aidflow.bank.PaymentMessage;
import org.aidflow.disbursement.BankAnswers.Source;
import org.aidflow.exchange.OutboxCommand;
import org.aidflow.exchange.OutboxHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a released batch to the bank as one message, once: as {@link SubmitPayment} does with one
 * payment, all of them SUBMITTED in one commit before the wire.
 */
@Component
class SubmitBatch implements OutboxHandler {
  static final String KIND = "bank.submit-batch";

  private final TransactionTemplate transaction;
  private final DisbursementRepository payments;
  private final Payees payees;
  private final BankAnswers answers;
  private final BankGateway bank;
  private final Clock clock;

  SubmitBatch(
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

  /** Released orders are paid, or cleared up with the bank. */
  @Override
  public boolean mayBeGivenUp() {
    return false;
  }

  @Override
  public void handle(OutboxCommand command) {
    bank.requireBank();
    var message = transaction.execute(status -> begin(command.id()));
    if (message != null) hear(bank.submit(message));
  }

  private @Nullable PaymentMessage begin(UUID batch) {
    var all = payments.lockedOfBatch(batch);
    with(all, SUBMITTED)
        .forEach(
            payment -> hear(payment.orderId(), BankAnswer.unknown("cut off while it was sent")));
    var released = with(all, RELEASED);
    if (released.isEmpty()) return null;
    var messageId = batch.toString().replace("-", "");
    released.forEach(payment -> payment.submit(messageId, clock.instant()));
    return new PaymentMessage(messageId, payees.ordersOf(released, "payment message " + messageId));
  }

  private static List<Disbursement> with(List<Disbursement> all, DisbursementStatus status) {
    return all.stream().filter(payment -> payment.status() == status).toList();
  }

  /** Each on its own; what is only sent has no answer yet. */
  private void hear(Map<String, BankAnswer> said) {
    said.forEach(
        (orderId, answer) -> {
          if (answer.kind() != Kind.SENT) {
            transaction.executeWithoutResult(status -> hear(orderId, answer));
          }
        });
  }

  private void hear(String orderId, BankAnswer answer) {
    answers.hear(Source.SUBMIT, orderId, answer, null);
  }
}
