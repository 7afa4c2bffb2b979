package org.aidflow.disbursement;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.bank.BankCallbacks;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.ApplicationContext;

/** A bank that does not say what became of an order, however often it is asked, or much later. */
final class SilentBank {
  private final ExchangeWorker exchange;
  private final ManagementService management;
  private final BankQuestions questions;
  private final BankCallbacks callbacks;
  private final SignalWorker signals;
  private final AidflowClock clock;

  SilentBank(ApplicationContext context) {
    exchange = context.getBean(ExchangeWorker.class);
    management = context.getBean(ManagementService.class);
    questions = context.getBean(BankQuestions.class);
    callbacks = context.getBean(BankCallbacks.class);
    signals = context.getBean(SignalWorker.class);
    clock = context.getBean(AidflowClock.class);
  }

  /** The order goes out, and nobody can say what became of it but a person. */
  void staysSilent(ProcessInstance process) {
    exchange.runOnce();
    var silence = management.createJobQuery().processInstanceId(process.getId()).singleResult();
    management.executeJob(silence.getId());
    for (int asked = 0; asked < 5; asked++) {
      questions.runOnce();
      clock.advance(Duration.ofHours(6));
    }
    signals.runOnce();
  }

  /** It has paid after all. */
  void answers(Payment payment) {
    var body =
        """
        {"eventId":"%s","orderId":"%s","status":"PAID","amountFen":%d,"at":"%s"}"""
            .formatted(
                UUID.randomUUID(),
                payment.id().toString().replace("-", ""),
                payment.amount().fen(),
                Instant.now());
    callbacks.receive(body.getBytes(UTF_8));
    exchange.runOnce();
    signals.runOnce();
  }
}
