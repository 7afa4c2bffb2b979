package org.aidflow.disbursement;

import java.time.Clock;
import org.aidflow.bank.BankGateway;
import org.aidflow.disbursement.BankAnswers.Source;
import org.aidflow.exchange.Worker;
import org.aidflow.exchange.WorkerSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the bank about payments of which nobody knows whether they were made: after 30 s, 2 min, 10
 * min, 1 h and 6 h by default, then a person does. Asking is all it does; nothing is sent again.
 */
@Component
public class BankQuestions implements SmartLifecycle {
  private final TransactionTemplate transaction;
  private final DisbursementRepository payments;
  private final BankAnswers answers;
  private final BankGateway bank;
  private final WorkerSettings settings;
  private final Worker worker;
  private final Clock clock;

  BankQuestions(
      TransactionTemplate transaction,
      DisbursementRepository payments,
      BankAnswers answers,
      BankGateway bank,
      WorkerSettings settings,
      Clock clock) {
    this.transaction = transaction;
    this.payments = payments;
    this.answers = answers;
    this.bank = bank;
    this.settings = settings;
    this.worker = new Worker("bank-questions", settings.every(), this::askOne);
    this.clock = clock;
  }

  /** Asks every question that is due; returns how many these were. */
  public int runOnce() {
    int all = 0;
    while (askOne() > 0) all++;
    return all;
  }

  @Override
  public boolean isAutoStartup() {
    return settings.enabled();
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }

  private int askOne() {
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
