package org.aidflow.approval;

import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.MET;
import static org.aidflow.casefile.CaseStatus.PARTLY_MET;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.aidflow.casefile.CaseStatus.REFUSED;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.Actor;
import org.aidflow.access.Role;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.PaymentOutcome;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.Recovery;
import org.aidflow.disbursement.RecoveryReason;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.HelpRequests;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.FundGrant;
import org.aidflow.matching.MoneyAudit;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.PublicFunds;
import org.aidflow.paths.WalksModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** An emergency: decided by one person, met from the county's fund at once, ratified afterwards. */
@WalksModels
class EmergencyTest extends AidflowTest {

  private static final String DECIDE = "UserTask_DecideEmergency";
  private static final String FIND_MONEY = "UserTask_FindMoney";
  private static final String RATIFY = "UserTask_RatifyEmergency";
  private static final String CLAIM_BACK = "UserTask_ClaimBack";

  @Autowired private ApplicationContext context;
  @Autowired private CaseFiles files;
  @Autowired private PublicFunds funds;
  @Autowired private Disbursements disbursements;
  @Autowired private Recoveries recoveries;
  @Autowired private ExchangeWorker exchange;
  @Autowired private Ledger ledger;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private AtDesk desk;
  private OfferedCases gifts;
  private List<String> findingsBefore = List.of();

  @BeforeEach
  void staffTheTownship() {
    findingsBefore = MoneyAudit.findings(jdbc);
    Township.staff(context);
    desk = new AtDesk(context);
    gifts = new OfferedCases(context);
  }

  @AfterEach
  void everyFenIsAccountedFor() {
    assertThat(ledger.violations()).isEmpty();
    assertThat(MoneyAudit.findings(jdbc)).isEqualTo(findingsBefore);
  }

  @Test
  void theHeadDecidesAtOnceTheFundGivesAndThePaymentIsDueWithin48Hours() {
    var village = staffed("621102001001");
    var county = filled(village, 5_000_00);
    var before = funds.of(county).available();
    var walk = decides(village, "2000.00").standsAt(DECIDING, DECIDE);
    assertThat(desk.offeredTo(walk.caseNumber(), DECIDE))
        .containsExactly("township-head." + village.value().substring(0, 9));
    assertThat(walk.task(DECIDE).getDueDate())
        .isBeforeOrEqualTo(clock.instant().plus(Duration.ofDays(2)));

    walk.complete(DECIDE, "emergency-head-1", CaseWalk.decision("APPROVE", "SUDDEN_HARDSHIP"))
        .standsAt(MET);

    assertThat(walk.file().met()).isEqualTo(Money.ofYuan("2000.00"));
    assertThat(funds.of(county).available()).isEqualTo(before.minus(Money.ofYuan("2000.00")));
    assertThat(funds.grantsOf(walk.caseNumber()))
        .extracting(FundGrant::amount, FundGrant::grantedBy)
        .containsExactly(tuple(Money.ofYuan("2000.00"), "emergency-head-1"));
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.APPROVED, TimelineCode.FUNDS_ASKED, TimelineCode.NEED_MET);
    assertThat(signalsWaitingFor(walk.caseNumber())).isZero();

    begin("disburse", walk, Map.of("metFen", 2_000_00L));
    walk.standsAt(PAYING, "UserTask_ReleasePayment");
    assertThat(walk.task("UserTask_ReleasePayment").getDueDate())
        .isBeforeOrEqualTo(clock.instant().plus(Duration.ofDays(2)));
  }

  @Test
  void anEmptyFundIsNoDeadEndAndAPartIsPaidAtOnce() {
    var village = staffed("621202001001");
    var walk = decides(village, "3000.00");
    assertThat(desk.offeredTo(walk.caseNumber(), DECIDE))
        .containsExactly("county-approver." + village.value().substring(0, 6));
    walk.complete(DECIDE, "emergency-county-2", CaseWalk.decision("APPROVE", "SUDDEN_HARDSHIP"))
        .standsAt(DECIDING, FIND_MONEY);
    walk.complete(FIND_MONEY, "emergency-county-2", Map.of("outcome", "TRY_AGAIN", "note", "Soon."))
        .standsAt(DECIDING, FIND_MONEY);
    assertThat(walk.timeline()).contains(TimelineCode.FUNDS_EMPTY);

    filled(village, 1_000_00);
    walk.complete(FIND_MONEY, "emergency-county-2", Map.of("outcome", "TRY_AGAIN", "note", "Now."))
        .standsAt(PARTLY_MET);
    assertThat(walk.file().met()).isEqualTo(Money.ofYuan("1000.00"));

    var other = decides(village, "900.00");
    other
        .complete(DECIDE, "emergency-head-2", CaseWalk.decision("APPROVE", "SUDDEN_HARDSHIP"))
        .standsAt(DECIDING, FIND_MONEY)
        .complete(
            FIND_MONEY,
            "emergency-county-2",
            Map.of("outcome", "SEEK_DONORS", "note", "Nothing to be had."))
        .standsAt(DECIDING);
    assertThat(other.file().approved()).isEqualTo(Money.ofYuan("900.00"));
  }

  @Test
  void whatIsRefusedOrSentBackTakesNothingFromTheFund() {
    var village = staffed("621102001001");
    var county = filled(village, 500_00);
    var before = funds.of(county).available();
    decides(village, "400.00")
        .complete(DECIDE, "emergency-head-1", CaseWalk.decision("SEND_BACK", "EVIDENCE_MISSING"))
        .standsAt(VERIFYING);
    var refused = decides(village, "400.00");
    refused
        .complete(DECIDE, "emergency-head-1", CaseWalk.decision("REFUSE", "OUTSIDE_PURPOSE"))
        .standsAt(DECIDING);
    files.moveTo(refused.caseNumber(), REFUSED, TimelineCode.CLOSED_REFUSED, Map.of());
    assertThat(funds.of(county).available()).isEqualTo(before);
  }

  @Test
  void theLevelAboveRatifiesAndNeverWhoDecided() {
    var walk = paid("621102001001", "1000.00", "emergency-head-1");
    begin("ratify-emergency", walk, Map.of());
    walk.standsAt(PAYING, RATIFY);
    assertThat(desk.offeredTo(walk.caseNumber(), RATIFY)).containsExactly("county-approver.621102");
    walk.complete(RATIFY, "emergency-county-1", Map.of("noConflict", false, "reasonText", "Kin."))
        .standsAt(PAYING, RATIFY);
    assertThat(desk.offeredTo(walk.caseNumber(), RATIFY))
        .containsExactly("prefecture-approver.6211");
    walk.complete(RATIFY, "emergency-city-1", CaseWalk.ratification("RATIFY", "NEED_CONFIRMED"))
        .standsAt(PAYING);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.RATIFICATION_ASKED, TimelineCode.CONFLICT_DECLARED, TimelineCode.RATIFIED);
    assertThat(recoveries.ofCase(walk.caseNumber())).isEmpty();
  }

  @Test
  void whatIsNotRatifiedIsClaimedBackAndComesBackToTheFund() {
    var walk = paid("621102001001", "1000.00", "emergency-head-1");
    begin("ratify-emergency", walk, Map.of());
    walk.complete(RATIFY, "emergency-county-1", CaseWalk.ratification("REFUSE", "FACTS_DIFFER"))
        .standsAt(PAYING, CLAIM_BACK);
    assertThatThrownBy(() -> walk.complete(CLAIM_BACK, "emergency-finance-1", claim("1000.01")))
        .hasStackTraceContaining("1000.00 yuan that were paid");
    walk.complete(CLAIM_BACK, "emergency-finance-1", claim("1000.00")).standsAt(PAYING);
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.RATIFICATION_REFUSED, TimelineCode.MONEY_CLAIMED_BACK);
    var recovery = recoveries.ofCase(walk.caseNumber()).get(0);
    assertThat(recovery)
        .extracting(Recovery::reason)
        .isEqualTo(RecoveryReason.RATIFICATION_REFUSED);
    assertThat(recovery.outstanding()).isEqualTo(Money.ofYuan("1000.00"));

    var county = new AreaCode("621102");
    var before = funds.of(county).available();
    gifts.committed(
        () ->
            recoveries.receive(
                recovery.number(),
                "wechat",
                "back-" + walk.caseNumber(),
                Money.ofYuan("1000.00"),
                clock.instant()));
    assertThat(funds.of(county).available()).isEqualTo(before.plus(Money.ofYuan("1000.00")));
  }

  /** An emergency that was decided, met from the fund and paid. */
  private CaseWalk paid(String villageCode, String yuan, String head) {
    TheBank.open(port);
    var village = staffed(villageCode);
    filled(village, Money.ofYuan(yuan).fen());
    var walk = decides(village, yuan);
    walk.complete(DECIDE, head, CaseWalk.decision("APPROVE", "SUDDEN_HARDSHIP")).standsAt(MET);
    var payment = disbursements.reserve(walk.caseNumber()).id();
    disbursements.freeze(payment);
    disbursements.release(payment, "finance-releaser-6");
    await()
        .until(
            () -> {
              exchange.runOnce();
              return disbursements.outcomeOf(payment) == PaymentOutcome.PAID;
            });
    return walk;
  }

  /** An emergency that was screened, without the process that would go on with it. */
  private CaseWalk decides(AreaCode village, String yuan) {
    var form =
        aHelpRequest()
            .with("needs[0].amountFen", Money.ofYuan(yuan).fen())
            .with("payee.accountNumber", BankProcess.SOUND)
            .with("applicant.villageCode", village.value())
            .form();
    var number =
        transaction.execute(
            status -> {
              CaseNumber filed =
                  context
                      .getBean(HelpRequests.class)
                      .file(form, new Actor.Client(Township.PORTAL))
                      .caseNumber();
              files.flag(filed, CaseFlag.EMERGENCY, true);
              files.moveTo(filed, VERIFYING, TimelineCode.VERIFICATION_STARTED, Map.of());
              return filed;
            });
    var walk = CaseWalk.of(context, Objects.requireNonNull(number));
    begin("approve", walk, Map.of("conflict", false, "refusalRecommended", false));
    return walk;
  }

  private void begin(String stage, CaseWalk walk, Map<String, Object> told) {
    var variables = new HashMap<>(told);
    variables.put("caseNumber", walk.caseNumber().value());
    variables.put("area", walk.file().area().value());
    variables.put("amountFen", walk.file().asked().fen());
    variables.put("priority", "P1");
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(stage, walk.caseNumber().value(), variables);
  }

  private AreaCode staffed(String villageCode) {
    var village = new AreaCode(villageCode);
    var number = villageCode.startsWith("6211") ? 1 : 2;
    desk.hire("emergency-head-" + number, Role.TOWNSHIP_HEAD, village);
    desk.hire("emergency-county-" + number, Role.COUNTY_APPROVER, village);
    desk.hire("emergency-city-" + number, Role.PREFECTURE_APPROVER, village);
    desk.hire("emergency-finance-" + number, Role.FINANCE_PREPARER, village);
    return village;
  }

  private AreaCode filled(AreaCode village, long fen) {
    var county = new AreaCode(village.value().substring(0, 6));
    gifts.toFund(county, fen);
    return county;
  }

  private int signalsWaitingFor(CaseNumber caseNumber) {
    return Objects.requireNonNull(
        jdbc.queryForObject(
            "select count(*) from signal where subject = ? and status = 'WAITING'",
            Integer.class,
            caseNumber.value()));
  }

  private static Map<String, Object> claim(String yuan) {
    return Map.of("claimedYuan", yuan, "note", "A letter was sent.");
  }
}
