package org.aidflow.disbursement;

import static org.aidflow.access.Role.COUNTY_APPROVER;
import static org.aidflow.access.Role.FINANCE_PREPARER;
import static org.aidflow.access.Role.FINANCE_RELEASER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.desk.CaseAccounts;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.ledger.AccountKind;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.AuditedMoney;
import org.aidflow.matching.ContributionStatus;
import org.aidflow.matching.DonorWish;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.Matching;
import org.aidflow.matching.NewGift;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.Wishes;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks processes/refund-gift.bpmn with a bank in its own JVM. */
@WalksModels
@ExtendWith(AuditedMoney.class)
class RefundGiftProcessTest extends AidflowTest {
  private static final AreaCode COUNTY = new AreaCode("520502");
  private static final String PREPARER = "finance-preparer-7";
  private static final String RELEASER = "finance-releaser-7";
  private static final String OTHER_ACCOUNT = "6217009876543210";

  @Autowired private ApplicationContext context;
  @Autowired private Refunds refunds;
  @Autowired private Wishes wishes;
  @Autowired private Gifts gifts;
  @Autowired private Matching matching;
  @Autowired private CaseFiles files;
  @Autowired private CaseAccounts accounts;
  @Autowired private Ledger ledger;
  @Autowired private ExchangeWorker exchange;
  @Autowired private SignalWorker signals;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private AtDesk desk;
  private OfferedCases cases;
  private BankProcess bank;
  private WorkNumber refund = new WorkNumber("REFUND-2000-0000000");

  @BeforeEach
  void openTheOffice() {
    bank = TheBank.open(port);
    cases = new OfferedCases(context);
    desk = new AtDesk(context);
    desk.hire(PREPARER, FINANCE_PREPARER, COUNTY);
    desk.hire(RELEASER, FINANCE_RELEASER, COUNTY);
    desk.hire("county-approver-7", COUNTY_APPROVER, COUNTY);
  }

  @Test
  void aRefundGoesBackTheWayItCameAfterOneRelease() {
    var gift = settled("R-" + suffix() + "1234", 50_000);
    var process = refunded(gift);
    assertThat(process).isWaitingAt("UserTask_ReleasePayment");
    assertThat(desk.offeredTo(refund, "UserTask_ReleasePayment"))
        .containsExactly("finance-releaser.520502");
    assertThat(after(gift).refunding()).isEqualTo(Money.fen(50_000));

    release();
    answered(process);

    assertThat(process).isEnded().hasPassed("EndEvent_Paid");
    assertThat(after(gift).status()).isEqualTo(ContributionStatus.REFUNDED);
    assertThat(after(gift).refunding()).isEqualTo(Money.ZERO);
    assertThat(owed(gift)).isEqualTo(Money.ZERO);
    assertThat(payments(gift))
        .singleElement()
        .satisfies(
            payment -> {
              assertThat(payment.status()).isEqualTo(DisbursementStatus.PAID);
              assertThat(payment.subject()).isEqualTo(refund);
              assertThat(payment.account()).isEmpty();
              assertThat(bank.entriesOf(payment.id().toString().replace("-", ""))).contains("PAID");
            });
    assertThat(eventsOf(gift)).contains("refund-owed", "refund-paid");
  }

  @Test
  void aPartOfAGiftIsRefundedAndTheRestServes() {
    var reference = "R-" + suffix() + "1235";
    bank.credit(reference, 50_000, "", "wechat");
    var need = cases.need(cases.offered(20_000));
    var pledge = cases.pledged(need, cases.donor(), 20_000);
    var gift =
        cases.received(
            new NewGift(
                OfferedCases.CHANNEL,
                reference,
                pledge.donorId(),
                Money.fen(50_000),
                pledge.pledgedAt(),
                pledge.id(),
                null));
    var process = refunded(gift);
    release();
    answered(process);
    assertThat(after(gift).status()).isEqualTo(ContributionStatus.PART_REFUNDED);
    assertThat(after(gift).refunded()).isEqualTo(Money.fen(30_000));
    assertThat(after(gift).allocated()).isEqualTo(Money.fen(20_000));
  }

  @Test
  void whatACaseGaveBackAndItsDonorGotIsInItsFinalAccount() {
    var reference = "R-" + suffix() + "1236";
    bank.credit(reference, 20_000, "", "wechat");
    var number = cases.offered(80_000);
    var pledge = cases.pledged(cases.need(number), cases.donor(), 20_000);
    var gift =
        cases.received(
            new NewGift(
                OfferedCases.CHANNEL,
                reference,
                pledge.donorId(),
                Money.fen(20_000),
                pledge.pledgedAt(),
                pledge.id(),
                null));
    transaction.executeWithoutResult(
        status -> {
          files.moveTo(number, CaseStatus.CLOSED_UNMET, TimelineCode.CLOSED_UNMET, Map.of());
          matching.closeUnmet(number);
        });
    assertThat(accounts.drawn(number).orElseThrow().refundedFen()).isEqualTo(Money.ZERO);

    var process = refunded(gift);
    release();
    answered(process);
    var account = accounts.drawn(number).orElseThrow();
    assertThat(account.givenBackFen()).isEqualTo(Money.fen(20_000));
    assertThat(account.refundedFen()).isEqualTo(Money.fen(20_000));
  }

  @Test
  void aRefundThatFailsGoesToAPersonAndThenToAnotherAccount() {
    var gift = settled("R-" + suffix() + "0001", 50_000);
    var process = refunded(gift);
    release();
    answered(process);
    assertThat(process).isWaitingAt("UserTask_CorrectAccount");
    assertThat(after(gift).status()).isEqualTo(ContributionStatus.RECEIVED);
    assertThat(owed(gift)).isEqualTo(Money.fen(50_000));

    desk.complete(PREPARER, refund, "UserTask_CorrectAccount", account());
    assertThat(process).isWaitingAt("UserTask_ReleasePayment");
    release();
    answered(process);

    assertThat(process).isEnded();
    assertThat(after(gift).status()).isEqualTo(ContributionStatus.REFUNDED);
    assertThat(payments(gift))
        .extracting(Payment::status)
        .containsExactly(DisbursementStatus.FAILED, DisbursementStatus.PAID);
    assertThat(payments(gift).get(1).account()).endsWith("3210").doesNotContain(OTHER_ACCOUNT);
    assertThat(payments(gift).get(1).preparedBy()).isEqualTo(PREPARER);
    assertThat(notes()).contains("UserTask_CorrectAccount").doesNotContain(OTHER_ACCOUNT);
  }

  @Test
  void aRefundThatComesBackAfterItWasPaidIsOwedAgain() {
    var gift = settled("R-" + suffix() + "0003", 50_000);
    var process = refunded(gift);
    release();
    await()
        .until(
            () -> {
              exchange.runOnce();
              return payments(gift).get(0).status() == DisbursementStatus.RETURNED;
            });
    signals.runOnce();
    assertThat(process).isWaitingAt("UserTask_CorrectAccount");
    assertThat(after(gift).status()).isEqualTo(ContributionStatus.RECEIVED);
    assertThat(after(gift).refunding()).isEqualTo(Money.fen(50_000));
    assertThat(owed(gift)).isEqualTo(Money.fen(50_000));
    assertThat(eventsOf(gift)).contains("refund-paid", "refund-returned");
  }

  @Test
  void aBankThatIsSilentAboutARefundIsAskedByAPersonUnlessItAnswersAfterAll() {
    var silent = new SilentBank(context);
    var gift = settled("R-" + suffix() + "0002", 50_000);
    var process = refunded(gift);
    release();
    silent.staysSilent(process);
    assertThat(process).isWaitingAt("UserTask_ClearUpPayment").hasPassed("EndEvent_BankAsked");
    assertThat(payments(gift).get(0).status()).isEqualTo(DisbursementStatus.UNKNOWN);
    desk.complete(
        PREPARER,
        refund,
        "UserTask_ClearUpPayment",
        Map.of("bankAnswer", "UNKNOWN", "note", "They call back tomorrow."));
    assertThat(process).isWaitingAt("UserTask_ClearUpPayment");
    assertThat(after(gift).refunding()).isEqualTo(Money.fen(50_000));

    silent.answers(payments(gift).get(0));
    assertThat(process).isEnded().hasPassed("BoundaryEvent_AnsweredAfterAll", "EndEvent_Paid");
    assertThat(after(gift).status()).isEqualTo(ContributionStatus.REFUNDED);
    assertThat(owed(gift)).isEqualTo(Money.ZERO);
  }

  @Test
  void aReferenceThatNoBankTakesIsPreparedByAPersonFirst() {
    var gift = cases.received(gift("x".repeat(36) + suffix(), 50_000));
    var process = refunded(gift);
    assertThat(process).isWaitingAt("UserTask_PreparePayment");
    desk.complete(PREPARER, refund, "UserTask_PreparePayment", account());
    assertThat(process).isWaitingAt("UserTask_ReleasePayment");
    desk.complete(
        RELEASER,
        refund,
        "UserTask_ReleasePayment",
        Map.of("decision", "SEND_BACK", "reasonText", "Ask the donor again."));
    assertThat(process).isWaitingAt("UserTask_PreparePayment");
    desk.complete(PREPARER, refund, "UserTask_PreparePayment", account());
    release();
    answered(process);
    assertThat(after(gift).status()).isEqualTo(ContributionStatus.REFUNDED);
  }

  @Test
  void whoeverPreparedARefundDoesNotReleaseIt() {
    desk.hire("finance-both-7", FINANCE_PREPARER, COUNTY);
    var gift = cases.received(gift("x".repeat(36) + suffix(), 50_000));
    refunded(gift);
    desk.complete(PREPARER, refund, "UserTask_PreparePayment", account());
    var payment = payments(gift).get(0).id();
    var disbursements = context.getBean(Disbursements.class);
    assertThatThrownBy(() -> disbursements.release(payment, PREPARER))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(
            () ->
                jdbc.update(
                    """
                    insert into disbursement_approval
                    select id, payload_hash, prepared_by, prepared_by, now() from disbursement where id = ?
                    """,
                    payment))
        .rootCause()
        .hasMessageMatching("(?s).*(four_eyes|had a hand in this refund).*");
    assertThatThrownBy(
            () ->
                jdbc.update(
                    """
                    insert into disbursement_approval
                    select id, payload_hash, 'somebody-else', 'releaser-8', now() from disbursement where id = ?
                    """,
                    payment))
        .rootCause()
        .hasMessageContaining("approves_the_frozen_payload");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update disbursement set original_reference = 'another' where id = ?",
        "update disbursement set refund_number = null where id = ?",
        "update disbursement set purpose = 'AID' where id = ?",
        "update disbursement set amount_fen = amount_fen + 1 where id = ?",
        "update disbursement set payee_token = gen_random_uuid(), bank_code = '102' where id = ?",
        "update disbursement set case_number = (select case_number from case_file limit 1) where id = ?",
        "insert into disbursement_line select ?, id, 1 from need_line limit 1",
        "update refund set amount_fen = 1 where number = (select refund_number from disbursement where"
            + " id = ?)",
        "delete from refund where number = (select refund_number from disbursement where id = ?)",
        "insert into disbursement (id, version, purpose, refund_number, attempt, status, amount_fen,"
            + " doubts, prepared_by, created_at) select gen_random_uuid(), 0, purpose, refund_number,"
            + " 1, 'DRAFT', 1, '', 'x', now() from disbursement where id = ?"
      })
  void theDatabaseHoldsARefundToWhatIsOwed(String sql) {
    cases.offered(100);
    var gift = settled("R-" + suffix() + "1236", 50_000);
    refunded(gift);
    var payment = payments(gift).get(0).id();
    assertThatThrownBy(() -> jdbc.update(sql, payment))
        .rootCause()
        .hasMessageMatching(
            "(?s).*(violates|permission denied|frozen|keeps its case|draws on no|draft|append-only).*");
  }

  private ProcessInstance refunded(GiftAccount gift) {
    wishes.carryOut(gift.gift().id(), OfferedCases.CLIENT, new DonorWish.Refund());
    refund = refunds.owedFor(gift.gift().id()).get(0).refund().number();
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(refund.value())
        .singleResult();
  }

  /** A gift whose money a channel has settled at the bank. */
  private GiftAccount settled(String reference, long fen) {
    bank.credit(reference, fen, "", "wechat");
    return cases.received(gift(reference, fen));
  }

  private NewGift gift(String reference, long fen) {
    var plain = cases.gift(cases.donor().id(), fen, null);
    return new NewGift(
        plain.clientId(), reference, plain.donorId(), plain.amount(), plain.paidAt(), null, null);
  }

  private static String suffix() {
    return UUID.randomUUID().toString().substring(0, 8) + "-";
  }

  private void release() {
    desk.complete(RELEASER, refund, "UserTask_ReleasePayment", Map.of("decision", "RELEASE"));
  }

  private static Map<String, Object> account() {
    return Map.of(
        "accountHolder", "李雷",
        "accountNumber", OTHER_ACCOUNT,
        "bankCode", "105",
        "proof", "PASSBOOK");
  }

  private void answered(ProcessInstance process) {
    await()
        .until(
            () -> {
              exchange.runOnce();
              signals.runOnce();
              return engine
                      .getRuntimeService()
                      .createEventSubscriptionQuery()
                      .processInstanceId(process.getId())
                      .activityId("ReceiveTask_PaymentAnswered")
                      .count()
                  == 0;
            });
  }

  private GiftAccount after(GiftAccount gift) {
    return gifts.of(gift.gift().id(), OfferedCases.CLIENT);
  }

  private List<Payment> payments(GiftAccount gift) {
    return refunds.owedFor(gift.gift().id()).get(0).payments();
  }

  private Money owed(GiftAccount gift) {
    return transaction.execute(
        status ->
            ledger.balance(ledger.open(AccountKind.REFUNDS_PAYABLE, gift.gift().id().toString())));
  }

  private List<String> eventsOf(GiftAccount gift) {
    return jdbc.queryForList(
        "select type from outbox_event where subject = ?",
        String.class,
        gift.gift().id().toString());
  }

  private String notes() {
    return String.valueOf(
        jdbc.queryForList(
            "select task || fields::text from refund_note where number = ?",
            String.class,
            refund.value()));
  }
}
