package org.aidflow.disbursement;

import java.time.Clock;
import org.aidflow.bank.BankGateway;
import org.aidflow.disbursement.BankAnswers.Source;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.WorkerSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the bank about payments of which nobody knows whether they were made: after 30 s, 2 min, 10
 * min, 1 h and 6 h by default, then a person does. Asking is all it does; nothing is sent again.
 */
@Component
public class BankQuestions extends BackgroundWork {
  private final TransactionTemplate transaction;
  private final DisbursementRepository payments;
  private final BankAnswers answers;
  private final BankGateway bank;
  private final Clock clock;

  BankQuestions(
      TransactionTemplate transaction,
      DisbursementRepository payments,
      BankAnswers answers,
      BankGateway bank,
      WorkerSettings settings,
      Clock clock) {
    super("bank-questions", settings.every(), settings);
    this.transaction = transaction;
    this.payments = payments;
    this.answers = answers;
    this.bank = bank;
    this.clock = clock;
  }

  @Override
  protected int workAPart() {
    var question = transaction.execute(status -> next());
    if (question == null) return 0;
    var answer = bank.query(question.messageId().orElseThrow(), question.orderId());
    transaction.executeWithoutResult(
        status -> {
          answers.hear(Source.QUERY, question.orderId(), answer, null);
          answers.askedInVain(question.id());
        });
    return 1;
  }

  private @Nullable Disbursement next() {
    var payment = payments.toAsk(clock.instant()).orElse(null);
    if (payment != null) answers.asking(payment);
    return payment;
  }
}
