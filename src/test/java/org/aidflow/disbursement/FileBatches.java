package org.aidflow.disbursement;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.aidflow.AtDesk;
import org.aidflow.access.Audit;
import org.aidflow.bank.BankGateway;
import org.aidflow.exchange.OutboxCommand;
import org.aidflow.kernel.AidflowClock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payments released together and sent as one message, as they are where the protocol is iso20022;
 * the application's own gateway, which is not by files, never sees them.
 */
final class FileBatches {
  private final DisbursementRepository payments;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final AtDesk desk;
  private final PaymentBatches batches;
  private final SubmitBatch submit;

  FileBatches(ApplicationContext context, BankGateway bank) {
    payments = context.getBean(DisbursementRepository.class);
    jdbc = context.getBean(JdbcClient.class);
    transaction = context.getBean(TransactionTemplate.class);
    desk = new AtDesk(context);
    batches =
        new PaymentBatches(
            payments,
            context.getBean(PaymentViews.class),
            context.getBean(Releases.class),
            context.getBean(ReleaseObjections.class),
            bank,
            context,
            context.getBean(Audit.class),
            jdbc,
            context.getBean(AidflowClock.class));
    submit =
        new SubmitBatch(
            transaction,
            payments,
            context.getBean(Payees.class),
            context.getBean(BankAnswers.class),
            bank,
            context.getBean(Clock.class));
  }

  /** Released by this person, not sent yet. */
  UUID released(List<UUID> ids, String releaser) {
    return desk.as(
        releaser,
        () -> Objects.requireNonNull(transaction.execute(status -> release(ids, releaser))));
  }

  /** Written as a message. */
  void submitted(UUID batch) {
    submit.handle(new OutboxCommand(batch, SubmitBatch.KIND, NullNode.getInstance(), 1));
  }

  /** The payments as they look now. */
  List<ChosenPayment> chosen(List<UUID> ids) {
    return ids.stream()
        .map(
            id ->
                new ChosenPayment(
                    id, payments.findById(id).flatMap(Disbursement::payloadHash).orElse("none")))
        .toList();
  }

  private UUID release(List<UUID> ids, String releaser) {
    var batch = batches.release(chosen(ids), releaser);
    jdbc.sql("update outbox_command set status = 'DONE', done_at = now() where id = ?")
        .param(batch)
        .update();
    return batch;
  }
}
