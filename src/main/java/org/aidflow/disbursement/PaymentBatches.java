package org.aidflow.disbursement;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.aidflow.disbursement.DisbursementStatus.IN_APPROVAL;
import static org.aidflow.disbursement.DisbursementStatus.RELEASED;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.access.Audit;
import org.aidflow.bank.BankGateway;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.workflow.OpenTask;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that an official releases together, after a look at what they are: all of them or none.
 * Each keeps its own approval, and the bank's answer to each comes on its own.
 */
@Service
@Transactional
public class PaymentBatches {
  private static final int NAMED = 5;

  private final DisbursementRepository payments;
  private final PaymentViews views;
  private final Releases releases;
  private final ReleaseObjections objections;
  private final BankGateway bank;
  private final ApplicationEventPublisher events;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  PaymentBatches(
      DisbursementRepository payments,
      PaymentViews views,
      Releases releases,
      ReleaseObjections objections,
      BankGateway bank,
      ApplicationEventPublisher events,
      Audit audit,
      JdbcClient jdbc,
      Clock clock) {
    this.payments = payments;
    this.views = views;
    this.releases = releases;
    this.objections = objections;
    this.bank = bank;
    this.events = events;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What releasing these would be: how many, how much, and what stands in the way. */
  @Transactional(readOnly = true)
  public BatchPreview preview(Collection<ChosenPayment> chosen, String official) {
    var found = payments.findByIdInOrderById(idsOf(chosen));
    var stopped = releases.objection(found).orElse(null);
    return preview(chosen, found, objections.tasksOf(found), official, stopped);
  }

  /**
   * Releases all of them in the name of the official who is logged in, and has them ordered from
   * the bank: in one message where it takes several in one.
   *
   * @return the batch's id
   * @throws InvalidInput when there are none, one twice, or more than a message holds
   * @throws Conflict when any cannot be released, or is not what was looked at, with the reasons;
   *     none is released then
   */
  public UUID release(Collection<ChosenPayment> chosen, String official) {
    var ids = idsOf(chosen);
    requireSize(ids);
    var all = payments.locked(ids);
    releases.requireSound(all);
    var tasks = objections.tasksOf(all);
    var preview = preview(chosen, all, tasks, official, null);
    if (!preview.conflicts().isEmpty()) throw refused(preview);
    var batch = UUID.randomUUID();
    var together = bank.mostInOneMessage() > 1;
    open(batch, preview, official, together);
    all.forEach(payment -> payment.join(batch));
    events.publishEvent(
        new BatchReleased(official, tasks.values().stream().map(OpenTask::id).toList()));
    requireReleased(all);
    if (together) releases.orderTogether(batch);
    else all.forEach(releases::order);
    audit.write(
        "batch-released",
        batch.toString(),
        Map.of("count", preview.count(), "sumFen", preview.sum().fen()));
    return batch;
  }

  /** The newest batches, the newest first. */
  @Transactional(readOnly = true)
  public List<PaymentBatch> newest(int limit) {
    return batches("order by created_at desc, id limit ?", limit);
  }

  /** The newest batches that this official released, the newest first. */
  @Transactional(readOnly = true)
  public List<PaymentBatch> newestOf(String official, int limit) {
    return batches("where released_by = ? order by created_at desc, id limit ?", official, limit);
  }

  /**
   * A batch.
   *
   * @throws NotFound when there is none of that id
   */
  @Transactional(readOnly = true)
  public PaymentBatch of(UUID batch) {
    return batches("where id = ?", batch).stream()
        .findFirst()
        .orElseThrow(() -> new NotFound("There is no batch " + batch));
  }

  /** The payments of a batch. */
  @Transactional(readOnly = true)
  public List<Payment> paymentsOf(UUID batch) {
    return views.of(payments.findByBatchIdOrderById(batch));
  }

  private BatchPreview preview(
      Collection<ChosenPayment> chosen,
      List<Disbursement> found,
      Map<UUID, OpenTask> tasks,
      String official,
      @Nullable String stopped) {
    var byId = found.stream().collect(toMap(Disbursement::id, identity()));
    var sum = found.stream().map(Disbursement::amount).reduce(Money.ZERO, Money::plus);
    var conflicts =
        chosen.stream()
            .distinct()
            .sorted(Comparator.comparing(ChosenPayment::id))
            .flatMap(
                one -> conflict(one, byId.get(one.id()), tasks.get(one.id()), official).stream())
            .toList();
    return new BatchPreview(found.size(), sum, stopped, conflicts);
  }

  private Optional<BatchPreview.Conflict> conflict(
      ChosenPayment chosen,
      @Nullable Disbursement payment,
      @Nullable OpenTask task,
      String official) {
    if (payment == null) {
      return Optional.of(new BatchPreview.Conflict(chosen.id(), null, "There is no such payment."));
    }
    return changed(chosen, payment)
        .or(() -> objections.against(payment, task, official))
        .map(words -> new BatchPreview.Conflict(chosen.id(), payment.subject(), words));
  }

  private static Optional<String> changed(ChosenPayment chosen, Disbursement payment) {
    if (payment.status() != IN_APPROVAL) {
      return Optional.of("The payment is " + payment.status().en() + ".");
    }
    return payment.payloadHash().filter(chosen.seal()::equals).isPresent()
        ? Optional.empty()
        : Optional.of("Its payee, account or amount changed since you looked at it.");
  }

  private void requireSize(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      throw InvalidInput.of("paymentIds", ErrorCode.REQUIRED, "choose at least one payment");
    }
    if (new HashSet<>(ids).size() < ids.size()) {
      throw InvalidInput.of("paymentIds", ErrorCode.BAD_FORMAT, "each payment once");
    }
    var most = bank.mostInOneMessage();
    if (most > 1 && ids.size() > most) {
      throw InvalidInput.of("paymentIds", ErrorCode.TOO_LONG, "at most " + most + " payments");
    }
  }

  private void open(UUID batch, BatchPreview preview, String official, boolean together) {
    jdbc.sql(
            """
            insert into payment_batch (id, released_by, count, sum_fen, message_id, created_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            batch,
            official,
            preview.count(),
            preview.sum().fen(),
            together ? batch.toString().replace("-", "") : null,
            Timestamp.from(clock.instant()))
        .update();
  }

  private static void requireReleased(List<Disbursement> all) {
    if (all.stream().anyMatch(payment -> payment.status() != RELEASED)) {
      throw new IllegalStateException("Not every payment of the batch was released");
    }
  }

  private static Conflict refused(BatchPreview preview) {
    var named =
        preview.conflicts().stream()
            .limit(NAMED)
            .map(
                conflict ->
                    (conflict.subject() == null ? conflict.paymentId() : conflict.subject())
                        + ": "
                        + conflict.reason())
            .collect(joining(" "));
    return new Conflict(
        ErrorCode.WRONG_STATE,
        "%d of %d payments cannot be released, so none is. %s"
            .formatted(preview.conflicts().size(), preview.count(), named),
        Map.of("conflicts", preview.conflicts()));
  }

  private static List<UUID> idsOf(Collection<ChosenPayment> chosen) {
    return chosen.stream().map(ChosenPayment::id).toList();
  }

  private List<PaymentBatch> batches(String which, Object... params) {
    return jdbc.sql("select * from payment_batch " + which)
        .params(params)
        .query(
            (row, number) -> {
              var id = row.getObject("id", UUID.class);
              return new PaymentBatch(
                  id,
                  row.getString("released_by"),
                  row.getInt("count"),
                  Money.fen(row.getLong("sum_fen")),
                  row.getString("message_id"),
                  row.getTimestamp("created_at").toInstant(),
                  standing(id));
            })
        .list();
  }

  private Map<DisbursementStatus, Integer> standing(UUID batch) {
    return jdbc
        .sql("select status, count(*) from disbursement where batch_id = ? group by status")
        .param(batch)
        .query(
            (row, number) -> Map.entry(DisbursementStatus.valueOf(row.getString(1)), row.getInt(2)))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
