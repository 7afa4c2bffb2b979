package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CLOSED;
import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.FOLLOWING_UP;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.PARTLY_MET;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.Role;
import org.aidflow.bank.CreditAdvice;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.desk.GiftTraces;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.Recovery;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.Inbox;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Language;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.MoneyAudit;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.Pledge;
import org.aidflow.matching.PledgeStatus;
import org.aidflow.matching.Pledges;
import org.aidflow.matching.PublicFunds;
import org.aidflow.matching.Suspense;
import org.aidflow.matching.UnplacedMoney;
import org.aidflow.notice.NewObjection;
import org.aidflow.notice.ObjectionGround;
import org.aidflow.notice.Objections;
import org.aidflow.paths.WalksModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Emergencies, walked from the filing to their end: paid first, checked afterwards. */
@WalksModels
class EmergencyWalkTest extends AidflowTest {
  private static final AreaCode COUNTY = new AreaCode("520502");
  private static final String POOR_VILLAGE = "621202001001";
  private static final AreaCode SMALL_COUNTY = new AreaCode("511902");
  private static final String SMALL_VILLAGE = "511902001001";
  private static final String SMALL_INFORMANT = "small-informant-1";
  private static final String SMALL_RELEASER = "small-releaser-1";
  private static final String PLACE_MONEY = "UserTask_PlaceMoney";
  private static final String DECIDE = "UserTask_DecideEmergency";
  private static final String VISIT = "UserTask_VisitHousehold";
  private static final String RATIFY = "UserTask_RatifyEmergency";
  private static final String CLAIM_BACK = "UserTask_ClaimBack";
  private static final String LATE_RETURN = "UserTask_DecideLateReturn";
  private static final String OBJECTION = "UserTask_InvestigateObjection";
  private static final String NOTICE = "Gateway_ObjectionOrEnd";
  private static final String INFORMANT = "village-informant-1";
  private static final String HEAD = "township-head-1";
  private static final String RATIFIER = "county-approver-1";

  @Autowired private ApplicationContext context;
  @Autowired private PublicFunds funds;
  @Autowired private Suspense suspense;
  @Autowired private Pledges pledges;
  @Autowired private Gifts gifts;
  @Autowired private GiftTraces traces;
  @Autowired private Inbox inbox;
  @Autowired private ExchangeWorker exchange;
  @Autowired private ObjectMapper json;
  @Autowired private Disbursements disbursements;
  @Autowired private Recoveries recoveries;
  @Autowired private Ledger ledger;
  @Autowired private JdbcTemplate jdbc;

  private StandingCases cases;
  private List<String> findingsBefore = List.of();

  @BeforeEach
  void openTheOffice() {
    findingsBefore = MoneyAudit.findings(jdbc);
    cases = new StandingCases(context, port);
  }

  @AfterEach
  void everyFenIsAccountedFor() {
    assertThat(ledger.violations()).isEmpty();
    assertThat(MoneyAudit.findings(jdbc)).isEqualTo(findingsBefore);
  }

  @Test
  void anEmergencyIsPaidAtOnceAndVerifiedPublishedAndRatifiedAfterwards() {
    fill(COUNTY);
    var before = funds.of(COUNTY).available();
    var walk = paid(emergency());
    assertThat(funds.of(COUNTY).available()).isEqualTo(before.minus(StandingCases.ASKED));
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);

    walk.visitedBy(INFORMANT).standsAt(PAYING, NOTICE);
    walk.timePasses("TimerEvent_NoticeOver").standsAt(PAYING, RATIFY);
    walk.complete(RATIFY, RATIFIER, CaseWalk.ratification("RATIFY", "NEED_CONFIRMED"))
        .standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    received(walk).standsAt(FOLLOWING_UP, "TimerEvent_FollowUpDue");
    walk.timePasses("TimerEvent_FollowUpDue");
    if (walk.task("UserTask_FollowUpVisit") != null) {
      walk.complete(
          "UserTask_FollowUpVisit",
          INFORMANT,
          Map.of("result", "BETTER", "needMet", true, "note", "The roof holds again."));
    }
    walk.standsAt(CLOSED).endedAt("EndEvent_Closed");
    assertThat(recoveries.ofCase(walk.caseNumber())).isEmpty();
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.FILED,
            TimelineCode.EMERGENCY_FOUND,
            TimelineCode.APPROVED,
            TimelineCode.FUNDS_ASKED,
            TimelineCode.MONEY_RESERVED,
            TimelineCode.PAYMENT_RELEASED,
            TimelineCode.VISITED,
            TimelineCode.ASSESSED,
            TimelineCode.NOTICE_PUBLISHED,
            TimelineCode.NOTICE_ENDED,
            TimelineCode.RATIFIED,
            TimelineCode.RECEIPT_ASKED,
            TimelineCode.CLOSED)
        .doesNotContain(TimelineCode.OPENED_FOR_DONORS);
  }

  @Test
  void aPaidEmergencyIsNotMergedAndWhatIsNotRatifiedIsClaimedBack() {
    fill(COUNTY);
    var request = emergency();
    var earlier = CaseWalk.filed(context, request.again().with("urgency", "NORMAL")).goesOn();
    var walk = decided(request);
    cases.release(walk, "RELEASE");
    cases.answered(walk, DisbursementStatus.PAID).standsAt(PAYING, "UserTask_ResolveDuplicate");
    assertThatThrownBy(() -> resolves(walk, "MERGE", earlier))
        .hasStackTraceContaining("it cannot be merged");
    resolves(walk, "DIFFERENT", earlier).standsAt(PAYING, VISIT);
    walk.visitedBy(INFORMANT).standsAt(PAYING, NOTICE);
    neighbourObjects(walk);
    cases
        .told(walk)
        .complete(
            OBJECTION, "county-approver-2", Map.of("outcome", "UPHOLD", "note", "He is right."))
        .standsAt(PAYING, RATIFY);
    walk.complete(RATIFY, RATIFIER, CaseWalk.ratification("REFUSE", "FACTS_DIFFER"))
        .standsAt(PAYING, CLAIM_BACK);
    walk.complete(
            CLAIM_BACK,
            "finance-preparer-6",
            Map.of("claimedYuan", StandingCases.ASKED.yuan(), "note", "A letter was sent."))
        .standsAt(CLOSED)
        .endedAt("EndEvent_Closed");

    assertThat(recoveries.ofCase(walk.caseNumber()))
        .extracting(Recovery::outstanding)
        .containsExactly(StandingCases.ASKED);
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.OBJECTION_UPHELD,
            TimelineCode.RATIFICATION_REFUSED,
            TimelineCode.MONEY_CLAIMED_BACK,
            TimelineCode.CLOSED)
        .doesNotContain(TimelineCode.RECEIPT_ASKED, TimelineCode.MERGED);

    var before = funds.of(COUNTY).available();
    cases.sentBack(walk).standsAt(CLOSED, LATE_RETURN);
    assertThatThrownBy(() -> decides(walk, "PAY_AGAIN", request))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("claimed back");
    decides(walk, "GIVE_BACK", request).standsAt(CLOSED).endedAt("EndEvent_GivenBack");
    assertThat(funds.of(COUNTY).available()).isEqualTo(before.plus(StandingCases.ASKED));
  }

  @Test
  void laterGiftsForItRefillTheFundUpToWhatItGave() throws Exception {
    fill(COUNTY);
    var walk = paid(emergency());
    var number = walk.caseNumber().value();
    var before = funds.of(COUNTY).available();
    var desk = new AtDesk(context);

    var heard = credit(Money.ofYuan("300"), number);
    assertThat(funds.of(COUNTY).available()).isEqualTo(before.plus(Money.ofYuan("300")));
    assertThat(suspense.open()).extracting(UnplacedMoney::channelReference).doesNotContain(heard);

    var more = credit(Money.ofYuan("700"), number);
    var unplaced =
        suspense.open().stream()
            .filter(money -> money.channelReference().equals(more))
            .findFirst()
            .orElseThrow();
    var fields = new HashMap<String, Object>();
    fields.put("placing", "EMERGENCY");
    fields.put("note", "The payer wrote the number of the case.");
    for (var wrong : List.of("HR-2026", "HR-1999-0000001", "RECOVERY-2026-0000001")) {
      fields.put("emergencyCase", wrong);
      assertThatThrownBy(
              () -> desk.complete("finance-preparer-6", unplaced.number(), PLACE_MONEY, fields))
          .isInstanceOf(InvalidInput.class)
          .hasMessageContaining("emergencyCase");
    }
    fields.put("emergencyCase", number);
    assertThatThrownBy(
            () -> desk.complete("finance-preparer-6", unplaced.number(), PLACE_MONEY, fields))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("giverId");
    var donor = new OfferedCases(context).donor();
    fields.put("giverId", donor.id().toString());
    desk.complete("finance-preparer-6", unplaced.number(), PLACE_MONEY, fields);
    assertThat(funds.of(COUNTY).available()).isEqualTo(before.plus(StandingCases.ASKED));
    var trace = traces.of(unplaced.id(), Township.PORTAL, Language.EN);
    assertThat(trace.unallocatedFen()).isEqualTo(Money.ofYuan("200"));
    assertThat(trace.parts())
        .singleElement()
        .satisfies(
            part -> {
              assertThat(part.refill()).isTrue();
              assertThat(part.needId()).isNull();
              assertThat(part.area()).isEqualTo(COUNTY);
              assertThat(part.amountFen()).isEqualTo(Money.ofYuan("500"));
              assertThat(part.category()).isEqualTo(walk.file().category());
            });
    assertThat(walk.sentences())
        .filteredOn(sentence -> sentence.contains("refills the public fund"))
        .hasSize(2);

    var late = credit(Money.ofYuan("1"), number);
    assertThat(suspense.open()).extracting(UnplacedMoney::channelReference).contains(late);
    walk.standsAt(PAYING, VISIT);
  }

  @Test
  void whatTheFundCannotReachIsGivenByDonorsOnceItIsRatified() {
    var walk = decidedInPart();
    new OfferedCases(context).given(pledged(walk, "200"), 250_00);
    assertThat(funds.of(SMALL_COUNTY).available()).isEqualTo(Money.ofYuan("50"));
    assertThat(walk.file().met()).isEqualTo(Money.ofYuan("700"));
    paidInPart(walk).visitedBy(SMALL_INFORMANT).standsAt(PAYING, NOTICE);
    walk.timePasses("TimerEvent_NoticeOver").standsAt(PAYING, RATIFY);
    walk.complete(RATIFY, "small-county-1", CaseWalk.ratification("RATIFY", "NEED_CONFIRMED"))
        .standsAt(PARTLY_MET, "Gateway_WhatComesFirst");
    assertThat(walk.file().paid()).isEqualTo(Money.ofYuan("500"));

    new OfferedCases(context).given(pledged(walk, "100"), 100_00);
    cases.told(walk).standsAt(PAYING, "UserTask_ReleasePayment");
    walk.complete("UserTask_ReleasePayment", SMALL_RELEASER, Map.of("decision", "RELEASE"));
    cases
        .answered(walk, DisbursementStatus.PAID)
        .standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
    assertThat(disbursements.paymentsOf(walk.caseNumber()))
        .extracting(Payment::amount)
        .containsExactly(Money.ofYuan("500"), Money.ofYuan("300"));
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.FUNDS_ASKED,
            TimelineCode.NEED_PARTLY_MET,
            TimelineCode.FUND_REFILLED,
            TimelineCode.PAYMENT_SETTLED,
            TimelineCode.NOTICE_PUBLISHED,
            TimelineCode.RATIFIED,
            TimelineCode.SEARCH_GOES_ON,
            TimelineCode.NEED_MET,
            TimelineCode.PAYMENT_SETTLED,
            TimelineCode.RECEIPT_ASKED);
  }

  @Test
  void whatIsMetInPartAndNotRatifiedIsClaimedBackAndTheRestIsTheDonorsAgain() {
    var walk = decidedInPart();
    var offers = new OfferedCases(context);
    var donor = pledged(walk, "100");
    offers.given(donor, 100_00);
    var promised = pledged(walk, "150");
    paidInPart(walk)
        .visitedBy(SMALL_INFORMANT)
        .timePasses("TimerEvent_NoticeOver")
        .complete(RATIFY, "small-county-1", CaseWalk.ratification("REFUSE", "FACTS_DIFFER"))
        .standsAt(PAYING, CLAIM_BACK);
    walk.complete(
            CLAIM_BACK,
            "small-preparer-1",
            Map.of("claimedYuan", "500.00", "note", "A letter was sent."))
        .standsAt(CLOSED)
        .endedAt("EndEvent_Closed");
    assertThat(recoveries.ofCase(walk.caseNumber()))
        .extracting(Recovery::outstanding)
        .containsExactly(Money.ofYuan("500"));
    assertThat(walk.file().met()).isEqualTo(Money.ofYuan("500"));
    assertThat(pledges.of(promised.id(), Township.PORTAL).status())
        .isEqualTo(PledgeStatus.WITHDRAWN);
    assertThat(gifts.ofDonor(donor.donorId(), Township.PORTAL, new Paging(null, 1)).items().get(0))
        .returns(Money.ofYuan("100"), GiftAccount::unallocated);
    assertThatThrownBy(() -> pledged(walk, "50")).isInstanceOf(Conflict.class);
    assertThat(walk.timeline()).doesNotContain(TimelineCode.SEARCH_GOES_ON);
  }

  @Test
  void ofTheDeadNobodyChecksAnything() {
    fill(COUNTY);
    var walk = paid(emergency());
    assertThat(cases.post(walk, "changes", "{\"kind\": \"DECEASED\"}")).isEqualTo(200);
    cases.told(walk);
    cases.told(walk).standsAt(CLOSED);
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
  }

  @Test
  void whereNoFundHasAnythingDonorsAreLookedForInstead() {
    var desk = new AtDesk(context);
    var village = new AreaCode(POOR_VILLAGE);
    desk.hire("poor-head-1", Role.TOWNSHIP_HEAD, village);
    desk.hire("poor-county-1", Role.COUNTY_APPROVER, village);
    var walk =
        CaseWalk.filed(context, emergency().with("applicant.villageCode", POOR_VILLAGE)).goesOn();
    walk.complete(DECIDE, "poor-head-1", CaseWalk.decision("APPROVE", "SUDDEN_HARDSHIP"))
        .standsAt(DECIDING, "UserTask_FindMoney");
    walk.complete(
            "UserTask_FindMoney",
            "poor-county-1",
            Map.of("outcome", "SEEK_DONORS", "note", "The fund is empty."))
        .standsAt(OPEN, NOTICE, "Gateway_WhatComesFirst");
    assertThat(walk.file().approved()).isEqualTo(StandingCases.ASKED);
  }

  private static Request emergency() {
    return Request.aHelpRequest()
        .with("urgency", "EMERGENCY")
        .with("payee.accountNumber", People.accountLike(BankProcess.SOUND));
  }

  private CaseWalk decided(Request request) {
    return CaseWalk.filed(context, request)
        .goesOn()
        .standsAt(DECIDING, DECIDE)
        .complete(DECIDE, HEAD, CaseWalk.decision("APPROVE", "SUDDEN_HARDSHIP"))
        .standsAt(PAYING, "UserTask_ReleasePayment");
  }

  /** 500 yuan are there of the 800 that are approved. */
  private CaseWalk decidedInPart() {
    var village = new AreaCode(SMALL_VILLAGE);
    var desk = new AtDesk(context);
    desk.hire(SMALL_INFORMANT, Role.VILLAGE_INFORMANT, village);
    desk.hire("small-head-1", Role.TOWNSHIP_HEAD, village);
    desk.hire("small-county-1", Role.COUNTY_APPROVER, village);
    desk.hire("small-preparer-1", Role.FINANCE_PREPARER, village);
    desk.hire(SMALL_RELEASER, Role.FINANCE_RELEASER, village);
    var missing = Money.ofYuan("500").minus(funds.of(SMALL_COUNTY).available());
    if (missing.isPositive()) {
      new OfferedCases(context).toFund(SMALL_COUNTY, missing.fen());
    }
    assertThat(funds.of(SMALL_COUNTY).available()).isEqualTo(Money.ofYuan("500"));
    var request = emergency().with("applicant.villageCode", SMALL_VILLAGE);
    var walk = CaseWalk.filed(context, request).goesOn();
    walk.complete(DECIDE, "small-head-1", CaseWalk.decision("APPROVE", "SUDDEN_HARDSHIP"))
        .standsAt(PAYING, "UserTask_ReleasePayment");
    assertThat(walk.file().approved()).isEqualTo(StandingCases.ASKED);
    assertThat(walk.file().met()).isEqualTo(Money.ofYuan("500"));
    assertThat(funds.of(SMALL_COUNTY).available()).isEqualTo(Money.ZERO);
    return walk;
  }

  private CaseWalk paidInPart(CaseWalk walk) {
    walk.complete("UserTask_ReleasePayment", SMALL_RELEASER, Map.of("decision", "RELEASE"));
    cases.answered(walk, DisbursementStatus.PAID).standsAt(PAYING, VISIT);
    assertThat(walk.file().paid()).isEqualTo(Money.ofYuan("500"));
    return walk;
  }

  private Pledge pledged(CaseWalk walk, String yuan) {
    var offers = new OfferedCases(context);
    return offers.pledged(offers.need(walk.caseNumber()), offers.donor(), Money.ofYuan(yuan).fen());
  }

  /** The bank advises money whose payer wrote the number of a case; the credit's reference. */
  private String credit(Money amount, String caseNumber) throws Exception {
    var reference = "C-" + UUID.randomUUID();
    var today = LocalDate.of(2026, 1, 5);
    var credit =
        new CreditAdvice(
            "custody", reference, today, amount.fen(), null, null, List.of(caseNumber), null);
    inbox.receive(CreditAdvice.SOURCE, "custody/" + reference, json.writeValueAsString(credit));
    exchange.runOnce();
    return reference;
  }

  private CaseWalk paid(Request request) {
    var walk = decided(request);
    cases.release(walk, "RELEASE");
    return cases.answered(walk, DisbursementStatus.PAID).standsAt(PAYING, VISIT);
  }

  private static CaseWalk decides(CaseWalk walk, String outcome, Request request) {
    var fields = new HashMap<String, Object>(Map.of("outcome", outcome, "note", "A letter came."));
    if (outcome.equals("PAY_AGAIN")) {
      fields.put("accountHolder", request.text("payee.holder"));
      fields.put("accountNumber", People.accountLike(BankProcess.SOUND));
      fields.put("bankCode", "103701200019");
      fields.put("proof", "PASSBOOK");
    }
    return walk.complete(LATE_RETURN, "finance-preparer-6", fields);
  }

  private CaseWalk received(CaseWalk walk) {
    var payment = disbursements.paymentsOf(walk.caseNumber()).get(0);
    assertThat(
            cases.post(
                walk,
                "receipt",
                "{\"paymentId\": \"%s\", \"received\": \"FULL\", \"amountFen\": %d, \"at\": \"%s\"}"
                    .formatted(payment.id(), payment.amount().fen(), payment.createdAt())))
        .isEqualTo(200);
    return cases.told(walk);
  }

  private static CaseWalk resolves(CaseWalk walk, String outcome, CaseWalk earlier) {
    var fields = new HashMap<String, Object>();
    fields.put("duplicateOutcome", outcome);
    fields.put("note", "Two needs of one family.");
    if (!outcome.equals("DIFFERENT")) {
      fields.put("keptCaseNumber", earlier.caseNumber().value());
    }
    return walk.complete("UserTask_ResolveDuplicate", "township-reviewer-1", fields);
  }

  private void neighbourObjects(CaseWalk walk) {
    var notice =
        jdbc.queryForObject(
            "select id from notice where case_number = ? and ended_at is null",
            UUID.class,
            walk.caseNumber().value());
    context
        .getBean(Objections.class)
        .raise(
            Objects.requireNonNull(notice),
            Township.PORTAL,
            new NewObjection(
                ObjectionGround.OTHER, "郝邻居", "13985700456", "The roof is as it was."));
  }

  /** The county's fund has at least what is asked. */
  private void fill(AreaCode county) {
    new OfferedCases(context).toFund(county, StandingCases.ASKED.fen());
    assertThat(funds.of(county).available().isMoreThan(Money.ofYuan("799"))).isTrue();
  }
}
