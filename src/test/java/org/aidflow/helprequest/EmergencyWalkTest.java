package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CLOSED;
import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.FOLLOWING_UP;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.Role;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.Recovery;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.MoneyAudit;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.PublicFunds;
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
