package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CLOSED;
import static org.aidflow.casefile.CaseStatus.FOLLOWING_UP;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.desk.CaseAccounts;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.MoneyAudit;
import org.aidflow.matching.Pledges;
import org.aidflow.paths.WalksModels;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks processes/settle-late-return.bpmn: what the bank sends back after the end of a case. */
@WalksModels
class LateReturnTest extends AidflowTest {
  private static final String DECIDE = "UserTask_DecideLateReturn";
  private static final String RELEASE = "UserTask_ReleasePayment";
  private static final String PREPARER = "finance-preparer-6";

  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private CaseAccounts accounts;
  @Autowired private Pledges pledges;
  @Autowired private Gifts gifts;
  @Autowired private TaskService tasks;
  @Autowired private FourEyes fourEyes;
  @Autowired private Ledger ledger;
  @Autowired private JdbcTemplate jdbc;

  private StandingCases cases;
  private Request request = Request.aHelpRequest();
  private List<String> findingsBefore = List.of();

  @BeforeEach
  void openTheOffice() {
    findingsBefore = MoneyAudit.findings(jdbc);
    cases = new StandingCases(context, port);
    request =
        Request.aHelpRequest().with("payee.accountNumber", People.accountLike(BankProcess.SOUND));
  }

  @AfterEach
  void everyFenIsAccountedFor() {
    theBooksAreWhole();
  }

  @Test
  void anOfficialHasItPaidAgainAndAnotherReleasesIt() {
    var walk = closed();
    cases.sentBack(walk).standsAt(CLOSED, DECIDE);
    assertThat(cases.offeredTo(walk, DECIDE)).containsExactly("finance-preparer.520502");
    var task = walk.task(DECIDE);
    assertThat(task.getDueDate()).isNotNull();
    assertThat(tasks.getVariableLocal(task.getId(), "returned").toString()).contains("800.00");
    assertThat(tasks.getVariable(task.getId(), "priority"))
        .isEqualTo(walk.file().priorityBand().orElseThrow().name());
    assertThat(left(walk)).isEqualTo(StandingCases.ASKED);
    theBooksAreWhole();
    assertThatThrownBy(() -> walk.complete(DECIDE, "finance-releaser-6", payAgain()))
        .isInstanceOf(NotAllowed.class);
    assertThatThrownBy(() -> decides(walk, Map.of("outcome", "PAY_AGAIN")))
        .hasStackTraceContaining("accountHolder");
    walk.standsAt(CLOSED, DECIDE);

    decides(walk, payAgain()).standsAt(CLOSED, RELEASE);
    theBooksAreWhole();
    assertThat(fourEyes.objection(walk.caseNumber(), Hand.RELEASED, PREPARER)).isPresent();
    cases.release(walk, "RELEASE");
    cases.answered(walk, DisbursementStatus.PAID).standsAt(CLOSED);
    walk.endedAt("EndEvent_LateReturnPaid");
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
    assertThat(left(walk)).isEqualTo(Money.ZERO);
    assertThat(payments(walk))
        .containsExactly(DisbursementStatus.RETURNED, DisbursementStatus.PAID);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.CLOSED,
            TimelineCode.PAYMENT_RETURNED,
            TimelineCode.RETURN_PAID_AGAIN,
            TimelineCode.ACCOUNT_CORRECTED,
            TimelineCode.PAYMENT_RELEASED,
            TimelineCode.PAYMENT_SETTLED);
    assertThat(walk.sentences()).contains("The 800.00 yuan that came back are paid again.");

    cases.sentBack(walk).standsAt(CLOSED, DECIDE);
  }

  @Test
  void itGoesBackToThoseWhoGaveIt() {
    var walk = closed();
    cases.sentBack(walk);
    decides(walk, Map.of("outcome", "GIVE_BACK")).standsAt(CLOSED);
    walk.endedAt("EndEvent_GivenBack");
    assertThat(walk.file().paid()).isEqualTo(Money.ZERO);
    assertThat(walk.file().met()).isEqualTo(Money.ZERO);
    assertThat(left(walk)).isEqualTo(Money.ZERO);
    var donor = pledges.ofCase(walk.caseNumber()).get(0).donorId();
    assertThat(gifts.ofDonor(donor, "portal", new Paging(null, 1)).items().get(0).unallocated())
        .isEqualTo(StandingCases.ASKED);
    assertThat(walk.timeline()).endsWith(TimelineCode.RETURN_GIVEN_BACK);
  }

  @Test
  void whatComesBackWhileItIsPaidAgainIsCorrectedThere() {
    var walk = closed();
    cases.sentBack(walk);
    var account = new HashMap<>(payAgain());
    account.put("accountNumber", People.accountLike(BankProcess.RETURN));
    decides(walk, account);
    cases.release(walk, "RELEASE");
    cases.answered(walk, DisbursementStatus.RETURNED).standsAt(CLOSED, "UserTask_CorrectAccount");
    assertThat(walk.file().paid()).isEqualTo(Money.ZERO);
    account.remove("outcome");
    account.put("accountNumber", People.accountLike(BankProcess.SOUND));
    walk.complete("UserTask_CorrectAccount", PREPARER, account).standsAt(CLOSED, RELEASE);
    cases.release(walk, "RELEASE");
    cases.answered(walk, DisbursementStatus.PAID).standsAt(CLOSED);
    assertThat(payments(walk))
        .containsExactly(
            DisbursementStatus.RETURNED, DisbursementStatus.RETURNED, DisbursementStatus.PAID);
  }

  @Test
  void whatComesBackAMomentBeforeTheEndIsDecidedOnAsWell() {
    var walk = cases.visitedAgain();
    cases.bankSendsBack(walk);
    context.getBean(ExchangeWorker.class).runOnce();
    assertThat(walk.file().status()).isEqualTo(PAYING);
    walk.complete(
        "UserTask_FollowUpVisit",
        "village-informant-1",
        Map.of("result", "BETTER", "needMet", true, "note", "They are warm now."));
    cases.told(walk).standsAt(CLOSED, DECIDE);
    theBooksAreWhole();
    decides(walk, Map.of("outcome", "GIVE_BACK")).standsAt(CLOSED);
    assertThat(walk.file().met()).isEqualTo(Money.ZERO);
  }

  /** Paid, received, followed up, over. */
  private CaseWalk closed() {
    var walk =
        CaseWalk.filed(context, request)
            .goesOn()
            .visitedBy("village-informant-1")
            .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    cases.given(walk, StandingCases.ASKED).timePasses("TimerEvent_NoticeOver");
    cases.release(walk, "RELEASE");
    cases.answered(walk, DisbursementStatus.PAID);
    var payment = disbursements.paymentsOf(walk.caseNumber()).get(0);
    cases.post(
        walk,
        "receipt",
        "{\"paymentId\": \"%s\", \"received\": \"FULL\", \"amountFen\": %d, \"at\": \"%s\"}"
            .formatted(payment.id(), payment.amount().fen(), payment.createdAt()));
    cases.told(walk).standsAt(FOLLOWING_UP, "TimerEvent_FollowUpDue");
    walk.timePasses("TimerEvent_FollowUpDue");
    if (walk.task("UserTask_FollowUpVisit") != null) {
      walk.complete(
          "UserTask_FollowUpVisit",
          "village-informant-1",
          Map.of("result", "BETTER", "needMet", true, "note", "They are warm now."));
    }
    return walk.standsAt(CLOSED);
  }

  private CaseWalk decides(CaseWalk walk, Map<String, Object> fields) {
    var all = new HashMap<>(fields);
    all.put("note", "The branch has closed the account.");
    return walk.complete(DECIDE, PREPARER, all);
  }

  private Map<String, Object> payAgain() {
    return Map.of(
        "outcome",
        "PAY_AGAIN",
        "accountHolder",
        request.text("payee.holder"),
        "accountNumber",
        People.accountLike(BankProcess.SOUND),
        "bankCode",
        "103701200019",
        "proof",
        "PASSBOOK");
  }

  private Money left(CaseWalk walk) {
    return accounts.drawn(walk.caseNumber()).orElseThrow().leftFen();
  }

  private List<DisbursementStatus> payments(CaseWalk walk) {
    return disbursements.paymentsOf(walk.caseNumber()).stream().map(Payment::status).toList();
  }

  private void theBooksAreWhole() {
    assertThat(ledger.violations()).isEmpty();
    assertThat(MoneyAudit.findings(jdbc)).isEqualTo(findingsBefore);
  }
}
