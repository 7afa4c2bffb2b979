package org.aidflow.disbursement;

import static java.util.stream.Collectors.joining;
import static org.aidflow.access.Role.FINANCE_PREPARER;
import static org.aidflow.access.Role.FINANCE_RELEASER;
import static org.aidflow.bank.iso20022.Letters.group;
import static org.aidflow.bank.iso20022.Letters.settled;
import static org.aidflow.bank.iso20022.Letters.status;
import static org.aidflow.bank.iso20022.Letters.statuses;
import static org.aidflow.disbursement.DisbursementStatus.FAILED;
import static org.aidflow.disbursement.DisbursementStatus.IN_APPROVAL;
import static org.aidflow.disbursement.DisbursementStatus.PAID;
import static org.aidflow.disbursement.DisbursementStatus.RELEASED;
import static org.aidflow.disbursement.DisbursementStatus.SUBMITTED;
import static org.aidflow.disbursement.DisbursementStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.bank.iso20022.IsoPost;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.WorkerSettings;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments released together: all or none, in one message, answered one by one. */
class PaymentBatchTest extends AidflowTest {
  private static final String RELEASER = "finance-releaser-4";
  private static final String OTHER = "finance-releaser-5";
  private static final String TASK = "UserTask_ReleasePayment";

  @Autowired private ApplicationContext context;
  @Autowired private PaymentBatches batches;
  @Autowired private Disbursements disbursements;
  @Autowired private DisbursementRepository payments;
  @Autowired private ReleaseObjections objections;
  @Autowired private BankAnswers answers;
  @Autowired private ExchangeWorker exchange;
  @Autowired private WorkerSettings workers;
  @Autowired private CaseFiles cases;
  @Autowired private FourEyes fourEyes;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private AtDesk desk;
  private IsoPost post;
  private FileBatches files;

  @BeforeEach
  void openTheOffice() {
    TheBank.open(port);
    post = new IsoPost(context);
    files = new FileBatches(context, post.gateway());
    desk = new AtDesk(context);
    desk.hire(RELEASER, FINANCE_RELEASER, MetCases.VILLAGE);
    desk.hire(OTHER, FINANCE_RELEASER, MetCases.VILLAGE);
    desk.hire("finance-preparer-4", FINANCE_PREPARER, MetCases.VILLAGE);
  }

  @Test
  void aBatchIsOneMessageAndEachPaymentIsAnsweredOnItsOwn() {
    var ids = waiting(3);
    assertThat(batches.preview(files.chosen(ids), RELEASER))
        .isEqualTo(new BatchPreview(3, Money.fen(6), null, List.of()));
    var batch = files.released(ids, RELEASER);
    assertThat(ids).allMatch(id -> standing(id) == RELEASED);
    assertThat(waitingTasks(ids)).isZero();

    files.submitted(batch);
    assertThat(ids).allMatch(id -> standing(id) == SUBMITTED);
    var message = hex(batch);
    assertThat(post.sent(message))
        .contains("<MsgId>" + message, "<NbOfTxs>3", "<CtrlSum>0.06")
        .contains(ids.stream().map(PaymentBatchTest::hex).toList());
    assertThat(ids).noneMatch(id -> post.hasSent(hex(id)));

    brought(
        statuses(
            file(),
            message,
            group("PART", ""),
            settled(hex(ids.get(0)), "BK-1", "0.01"),
            status(hex(ids.get(1)), "RJCT", "AC04")));
    assertThat(ids.stream().map(this::standing)).containsExactly(PAID, FAILED, SUBMITTED);
    assertThat(batches.of(batch).standing()).isEqualTo(Map.of(PAID, 1, FAILED, 1, SUBMITTED, 1));
    assertThat(batches.newest(1)).containsExactly(batches.of(batch));
    assertThat(batches.of(batch).releasedBy()).isEqualTo(RELEASER);
    assertThat(batches.paymentsOf(batch)).hasSize(3);
  }

  @Test
  void aStatusOfTheWholeMessageIsHeardByEachPaymentOnItsOwn() {
    var ids = waiting(3);
    var batch = files.released(ids, RELEASER);
    files.submitted(batch);
    brought(statuses(file(), hex(batch), "", settled(hex(ids.get(0)), "BK-1", "0.01")));
    brought(statuses(file(), hex(batch), group("RJCT", "AM04")));
    assertThat(ids.stream().map(this::standing)).containsExactly(PAID, FAILED, FAILED);
    assertThat(effects(ids.get(0))).containsExactly("PAID APPLIED", "REJECTED CONFLICT");
  }

  @Test
  void whereTheBankTakesOneAtATimeEachGoesAlone() {
    var ids = waiting(3);
    var batch = desk.as(RELEASER, () -> batches.release(files.chosen(ids), RELEASER));
    assertThat(batches.of(batch).messageId()).isNull();
    await()
        .until(
            () -> {
              exchange.runOnce();
              return ids.stream().allMatch(id -> standing(id) == PAID);
            });
  }

  @Test
  void oneThatCannotBeReleasedHoldsUpAll() {
    var ids = new ArrayList<>(waiting(4));
    fourEyes.record(caseOf(ids.get(0)), Hand.DECIDED, RELEASER);
    desk.claim(OTHER, caseOf(ids.get(1)), TASK);
    transaction.executeWithoutResult(status -> cases.flag(caseOf(ids.get(2)), CaseFlag.HELD, true));
    var done = waiting(1).get(0);
    files.released(List.of(done), RELEASER);
    var nothing = UUID.randomUUID();
    ids.addAll(List.of(done, nothing));

    var preview = batches.preview(files.chosen(ids), RELEASER);
    assertThat(preview.count()).isEqualTo(5);
    var reasons =
        preview.conflicts().stream()
            .map(conflict -> conflict.paymentId() + " " + conflict.reason())
            .collect(joining("\n"));
    assertThat(reasons)
        .contains(ids.get(0) + " You decided")
        .contains(ids.get(1) + " Somebody else has claimed it")
        .contains(ids.get(2) + " Case " + caseOf(ids.get(2)) + " is held")
        .contains(done + " The payment is released")
        .contains(nothing + " There is no such payment")
        .doesNotContain(ids.get(3).toString());
    assertThatThrownBy(() -> desk.as(RELEASER, () -> batches.release(files.chosen(ids), RELEASER)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("5 of 5 payments cannot be released, so none is");
    assertThat(ids.subList(0, 4)).allMatch(id -> standing(id) == IN_APPROVAL);
    assertThat(batches.preview(files.chosen(ids), "nobody-4").conflicts())
        .extracting(BatchPreview.Conflict::reason)
        .contains("It is for another role or area.");
  }

  /** What the preview did not see is refused by the guard, and undoes the whole batch. */
  @Test
  void aRefusalHalfWayUndoesTheWholeBatch() {
    var ids = waiting(3);
    long before = count("payment_batch");
    assertThatThrownBy(() -> desk.as(OTHER, () -> batches.release(files.chosen(ids), RELEASER)))
        .hasMessageContaining("for oneself only");
    assertThat(ids).allMatch(id -> standing(id) == IN_APPROVAL);
    assertThat(waitingTasks(ids)).isEqualTo(3);
    assertThat(count("payment_batch")).isEqualTo(before);
  }

  @Test
  void aBatchHasPaymentsEachOnceAndNotTooMany() {
    var ids = waiting(1);
    for (var wrong : List.of(List.<UUID>of(), List.of(ids.get(0), ids.get(0)))) {
      assertThatThrownBy(() -> batches.release(files.chosen(wrong), RELEASER))
          .isInstanceOf(InvalidInput.class);
    }
  }

  /** SUBMITTED is committed, the file is not there: asked about, never sent. */
  @Test
  void whoeverFindsABatchOnItsWayAsksAboutEachPaymentAndSendsNothing() {
    var ids = waiting(2);
    var batch = files.released(ids, RELEASER);
    files.submitted(batch);
    post.fetch(hex(batch));
    files.submitted(batch);
    assertThat(ids).allMatch(id -> standing(id) == UNKNOWN);
    assertThat(post.hasSent(hex(batch))).isFalse();
    clock.advance(Duration.ofSeconds(31));
    new BankQuestions(transaction, payments, answers, post.gateway(), workers, clock).runOnce();
    assertThat(ids)
        .allSatisfy(
            id -> assertThat(effects(id)).containsExactly("UNKNOWN APPLIED", "PROCESSING NOTED"));
    brought(statuses(file(), hex(batch), group("ACSC", "")));
    assertThat(ids).allMatch(id -> standing(id) == PAID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update payment_batch set sum_fen = sum_fen + 1",
        "delete from payment_batch",
        "update disbursement set batch_id = null",
        "update disbursement set message_id = repeat('0', 32)",
        "update disbursement set message_id = null, status = 'SUBMITTED'"
      })
  void whatIsReleasedTogetherStaysTogether(String change) {
    var ids = waiting(1);
    var batch = files.released(ids, RELEASER);
    files.submitted(batch);
    var key = change.contains("payment_batch") ? batch : ids.get(0);
    assertThatThrownBy(() -> jdbc.sql(change + " where id = ?").param(key).update())
        .rootCause()
        .hasMessageMatching(
            "(?s).*(permission denied|joins a batch|goes to the bank in one message).*");
  }

  @Test
  void nothingJoinsABatchLaterAndNoBatchClaimsWhatItIsNot() {
    var ids = waiting(2);
    var batch = files.released(ids.subList(0, 1), RELEASER);
    assertThatThrownBy(
            () ->
                jdbc.sql("update disbursement set batch_id = ? where id = ?")
                    .params(batch, ids.get(1))
                    .update())
        .hasStackTraceContaining("joins a batch while the batch is released");
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into payment_batch (id, released_by, count, sum_fen, created_at)
                        values (gen_random_uuid(), 'releaser-8', 2, 3, now())
                        """)
                    .update())
        .hasStackTraceContaining("2 payments and 3 fen released by releaser-8 holds 0 and 0");
  }

  private List<UUID> waiting(int count) {
    var ids = new ArrayList<UUID>();
    for (int n = 1; n <= count; n++) {
      var caseNumber = new MetCases(context).waitingForRelease(MetCases.VILLAGE, n);
      ids.add(disbursements.paymentsOf(caseNumber).get(0).id());
    }
    return ids;
  }

  private void brought(String xml) {
    post.bring(UUID.randomUUID() + ".xml", xml);
    exchange.runOnce();
  }

  private DisbursementStatus standing(UUID id) {
    return payments.findById(id).orElseThrow().status();
  }

  private CaseNumber caseOf(UUID id) {
    return payments.findById(id).orElseThrow().caseNumber();
  }

  private long waitingTasks(List<UUID> ids) {
    return objections.tasksOf(payments.findByIdInOrderById(Set.copyOf(ids))).size();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private List<String> effects(UUID id) {
    return jdbc.sql(
            "select kind || ' ' || effect from bank_answer where disbursement_id = ? order by id")
        .param(id)
        .query(String.class)
        .list();
  }

  private static String file() {
    return hex(UUID.randomUUID());
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }
}
