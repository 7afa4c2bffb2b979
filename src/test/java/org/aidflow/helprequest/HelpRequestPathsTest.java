package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CLOSED_UNMET;
import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.FILED;
import static org.aidflow.casefile.CaseStatus.INCOMPLETE;
import static org.aidflow.casefile.CaseStatus.LAPSED;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.REFUSED;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.approval.Approvals;
import org.aidflow.approval.Verdict;
import org.aidflow.casefile.Assessment;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.household.LocalPovertyRegister;
import org.aidflow.household.RegisterStatus;
import org.aidflow.kernel.Money;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.SignalWorker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Help requests on the real models, from the filing to where donors come in. */
@WalksModels
class HelpRequestPathsTest extends AidflowTest {

  @Autowired private ApplicationContext context;
  @Autowired private LocalPovertyRegister register;
  @Autowired private Assessments assessments;
  @Autowired private CaseFiles files;
  @Autowired private Approvals approvals;
  @Autowired private SignalWorker signals;

  @BeforeEach
  void staffTheTownship() {
    Township.staff(context);
  }

  @Test
  void aListedHouseholdIsVisitedDecidedOnceAndOpenedForDonors() {
    var request = aHelpRequest();
    listed(request, RegisterStatus.MINIMUM_ALLOWANCE);

    var walk = CaseWalk.filed(context, request).standsAt(FILED, "SubProcess_SeekHelp");
    walk.goesOn().standsAt(VERIFYING, "UserTask_VisitHousehold");
    walk.visitedBy("village-informant-1").standsAt(DECIDING, "UserTask_DecideCase");
    walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED", "ON_REGISTER");

    assertThat(walk.file().status()).isEqualTo(OPEN);
    assertThat(walk.file().approved()).isEqualTo(Money.ofYuan("800"));
    assertThat(reasonOf(walk)).isEqualTo("LISTED");
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.FILED,
            TimelineCode.VERIFICATION_STARTED,
            TimelineCode.REGISTER_ANSWERED,
            TimelineCode.NO_DUPLICATE,
            TimelineCode.EVIDENCE_ADDED,
            TimelineCode.VISITED,
            TimelineCode.SCORED,
            TimelineCode.ASSESSED,
            TimelineCode.DECISION_ASKED,
            TimelineCode.APPROVED,
            TimelineCode.OPENED_FOR_DONORS,
            TimelineCode.NOTICE_PUBLISHED);
  }

  @Test
  void anIneligibleHouseholdIsRefusedByThePersonWhoSignsIt() {
    var request = aHelpRequest().with("household.yearlyIncomeFen", 9_000_000);
    var walk = CaseWalk.filed(context, request).goesOn().photographedBy("village-informant-1");
    var visit = walk.visit();
    visit.put("incomeYuan", "90000");
    walk.complete("UserTask_VisitHousehold", "village-informant-1", visit)
        .standsAt(DECIDING, "UserTask_SignRefusal");
    assertThat(reasonOf(walk)).isEqualTo("ABOVE_LINE");

    walk.complete(
        "UserTask_SignRefusal",
        "township-head-1",
        Map.of(
            "outcome", "SIGN",
            "reasonCodes", List.of("ABOVE_LINE"),
            "reasonText", "The income is above the line of this year."));

    walk.standsAt(REFUSED, "Gateway_AppealOrSilence");
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.ASSESSED,
            TimelineCode.DECISION_ASKED,
            TimelineCode.REFUSAL_SIGNED,
            TimelineCode.CLOSED_REFUSED);
  }

  @Test
  void theHeadMayOverruleARefusalAndAnotherDecides() {
    var request = aHelpRequest().with("household.yearlyIncomeFen", 9_000_000);
    var walk = CaseWalk.filed(context, request).goesOn().photographedBy("village-informant-1");
    var visit = walk.visit();
    visit.put("incomeYuan", "90000");
    walk.complete("UserTask_VisitHousehold", "village-informant-1", visit)
        .complete(
            "UserTask_SignRefusal",
            "township-head-1",
            Map.of(
                "outcome", "OVERRULE",
                "reasonCodes", List.of("SUDDEN_HARDSHIP"),
                "reasonText", "The house burnt down last week."))
        .standsAt(DECIDING, "UserTask_DecideCase")
        .decidedBy("township-head-2", "APPROVE", "SUDDEN_HARDSHIP");
    assertThat(walk.file().status()).isEqualTo(OPEN);
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.REFUSAL_OVERRULED, TimelineCode.APPROVED);
  }

  @Test
  void aLowerAmountIsSpreadOverTheLinesInTheirOrder() {
    var request =
        aHelpRequest()
            .withJson(
                "needs[1]",
                """
                {"id": "rice", "kind": "MONEY", "purpose": "rice", "amountFen": 20000}
                """);
    var walk = CaseWalk.filed(context, request).goesOn().visitedBy("village-informant-1");
    var decision = CaseWalk.decision("APPROVE_LOWER", "LOWER_COST_FOUND");
    decision.put("approvedYuan", "850.50");
    walk.complete("UserTask_DecideCase", "township-head-1", decision);

    assertThat(walk.file().status()).isEqualTo(OPEN);
    assertThat(walk.file().lines())
        .extracting(NeedLine::approved)
        .containsExactly(Money.ofYuan("800"), Money.ofYuan("50.50"));
    assertThat(walk.timeline()).contains(TimelineCode.APPROVED_LOWER);
  }

  @Test
  void aLowerAmountIsLowerAndPositive() {
    var walk = CaseWalk.filed(context, aHelpRequest()).goesOn().visitedBy("village-informant-1");
    for (String amount : List.of("800", "800.01")) {
      var decision = CaseWalk.decision("APPROVE_LOWER", "LOWER_COST_FOUND");
      decision.put("approvedYuan", amount);
      assertThatThrownBy(() -> walk.complete("UserTask_DecideCase", "township-head-1", decision))
          .hasStackTraceContaining("less than the 800.00 yuan");
    }
    walk.standsAt(DECIDING, "UserTask_DecideCase");
    assertThat(approvals.of(walk.caseNumber())).isEmpty();
  }

  @Test
  void aDeciderRefusesInWordsThatTheApplicantReads() {
    var walk =
        CaseWalk.filed(context, aHelpRequest())
            .goesOn()
            .visitedBy("village-informant-1")
            .decidedBy("township-head-1", "REFUSE", "OUTSIDE_PURPOSE")
            .standsAt(REFUSED, "Gateway_AppealOrSilence");
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.REFUSED, TimelineCode.CLOSED_REFUSED);
    assertThat(walk.sentences()).anyMatch(words -> words.contains("outside the purpose"));
    assertThat(approvals.of(walk.caseNumber()))
        .singleElement()
        .satisfies(decision -> assertThat(decision.verdict()).isEqualTo(Verdict.REFUSE));
  }

  @Test
  void aCaseThatIsSentBackIsVisitedAgainWithANewPhoto() {
    var walk =
        CaseWalk.filed(context, aHelpRequest())
            .goesOn()
            .visitedBy("village-informant-1")
            .decidedBy("township-head-1", "SEND_BACK", "EVIDENCE_MISSING")
            .standsAt(VERIFYING, "UserTask_RequestMissing")
            .complete(
                "UserTask_RequestMissing",
                "township-reviewer-1",
                Map.of("missingItems", List.of("IDENTITY_PROOF"), "toldText", "Bring it, please."))
            .standsAt(INCOMPLETE, "ReceiveTask_CompletionReceived")
            .photographedBy("village-informant-1");
    FrontDoor.of(port, "portal")
        .post(
            "/api/v1/cases/%s/completion".formatted(walk.caseNumber()),
            "{\"items\": [\"IDENTITY_PROOF\"]}");
    signals.runOnce();
    walk.goesOn().standsAt(VERIFYING, "UserTask_VisitHousehold");
    walk.visitedBy("village-informant-1")
        .standsAt(DECIDING, "UserTask_DecideCase")
        .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    assertThat(walk.file().status()).isEqualTo(OPEN);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.VISITED,
            TimelineCode.SENT_BACK,
            TimelineCode.VISITED,
            TimelineCode.APPROVED);
  }

  @Test
  void whoDoesNotProveAnIdThatIsKnownUnderAnotherNameLosesTheCase() {
    var known = aHelpRequest();
    CaseWalk.filed(context, known);
    var other =
        aHelpRequest()
            .with("applicant.residentId", known.text("applicant.residentId"))
            .with("applicant.name", "王小芳")
            .with("payee.holder", "王小芳")
            .with("category", "TRAINING");
    CaseWalk.filed(context, other)
        .goesOn()
        .standsAt(VERIFYING, "UserTask_RequestMissing")
        .complete(
            "UserTask_RequestMissing",
            "township-reviewer-1",
            Map.of("missingItems", List.of("IDENTITY_PROOF"), "toldText", "Bring it, please."))
        .standsAt(INCOMPLETE, "ReceiveTask_CompletionReceived")
        .timePasses("BoundaryEvent_CompletionOverdue")
        .standsAt(LAPSED)
        .endedAt("EndEvent_Lapsed");
  }

  @Test
  void whoVisitedDoesNotDecide() {
    var walk =
        CaseWalk.filed(context, aHelpRequest()).goesOn().photographedBy("village-informant-1");
    var visit = walk.visit();
    visit.put("secondInvestigator", "township-head-1");
    walk.complete("UserTask_VisitHousehold", "village-informant-1", visit);
    assertThatThrownBy(() -> walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED"))
        .hasStackTraceContaining("visited the household");
    walk.standsAt(DECIDING, "UserTask_DecideCase");
    walk.decidedBy("township-head-2", "APPROVE", "NEED_CONFIRMED");
    assertThat(walk.file().status()).isEqualTo(OPEN);
  }

  @Test
  void aRelativeOfAHandlerIsDecidedOneLevelUp() {
    var walk =
        CaseWalk.filed(context, aHelpRequest()).goesOn().photographedBy("village-informant-1");
    var visit = walk.visit();
    visit.put("relativeOfOfficial", true);
    walk.complete("UserTask_VisitHousehold", "village-informant-1", visit);
    assertThat(reasonOf(walk)).isEqualTo("CONFLICT");
    walk.standsAt(VERIFYING, "UserTask_ReviewVerification")
        .complete(
            "UserTask_ReviewVerification",
            "township-reviewer-1",
            Map.of("outcome", "ACCEPT", "note", "Found as it was filed."))
        .decidedBy("county-approver-1", "APPROVE", "NEED_CONFIRMED");
    assertThat(walk.file().status()).isEqualTo(OPEN);
  }

  @Test
  void whoAsksForTheSameAgainThisYearIsNotVisitedInVain() {
    var request = aHelpRequest();
    CaseWalk.filed(context, request);
    var again = CaseWalk.filed(context, request.again()).goesOn();
    again
        .standsAt(VERIFYING, "UserTask_ResolveDuplicate")
        .complete(
            "UserTask_ResolveDuplicate",
            "township-reviewer-1",
            Map.of(
                "duplicateOutcome", "DUPLICATE", "note", "The same coats for the same children."))
        .standsAt(DECIDING, "UserTask_SignRefusal");
    assertThat(reasonOf(again)).isEqualTo("DUPLICATE");
    assertThat(again.timeline()).contains(TimelineCode.DUPLICATE_FOUND, TimelineCode.SCREENED_OUT);
  }

  @Test
  void whoWasRefusedMayAskAgain() {
    var request = aHelpRequest();
    var first = CaseWalk.filed(context, request).goesOn().photographedBy("village-informant-1");
    var visit = first.visit();
    visit.put("personSeen", "NEIGHBOUR");
    first
        .complete("UserTask_VisitHousehold", "village-informant-1", visit)
        .decidedBy("township-head-1", "REFUSE", "EVIDENCE_MISSING")
        .standsAt(REFUSED, "Gateway_AppealOrSilence");
    CaseWalk.filed(context, request.again())
        .goesOn()
        .standsAt(VERIFYING, "UserTask_VisitHousehold");
  }

  @Test
  void theVisitConfirmsNoMoreThanWasAskedFor() {
    var walk =
        CaseWalk.filed(context, aHelpRequest()).goesOn().photographedBy("village-informant-1");
    var visit = walk.visit();
    visit.put(
        "lines",
        List.of(
            Map.of(
                "id",
                walk.file().lines().get(0).id().toString(),
                "confirmed",
                true,
                "confirmedYuan",
                "800.01")));
    assertThatThrownBy(() -> walk.complete("UserTask_VisitHousehold", "village-informant-1", visit))
        .hasStackTraceContaining("“It needs” in row 1: No more than the 800.00 yuan");
    walk.standsAt(VERIFYING, "UserTask_VisitHousehold");
  }

  @Test
  void theVisitCorrectsWhatTheFilingSaid() {
    var walk =
        CaseWalk.filed(context, aHelpRequest()).goesOn().photographedBy("village-informant-1");
    var visit = walk.visit();
    visit.put("householdSize", 5);
    visit.put("incomeYuan", "9000.50");
    walk.complete("UserTask_VisitHousehold", "village-informant-1", visit);
    var said =
        context
            .getBean(org.aidflow.household.Households.class)
            .circumstancesHistory(walk.file().householdId());
    assertThat(said)
        .extracting(entry -> entry.saidBy())
        .containsExactly("client:portal", "official:village-informant-1");
    assertThat(said.get(1).circumstances().size()).isEqualTo(5);
    assertThat(said.get(1).circumstances().yearlyIncome()).isEqualTo(Money.ofYuan("9000.50"));
  }

  @Test
  void everyAnswerOfATableCanBeExplained() {
    var walk = CaseWalk.filed(context, aHelpRequest()).goesOn().visitedBy("village-informant-1");
    assertThat(assessments.of(walk.caseNumber()))
        .allSatisfy(
            assessment -> {
              assertThat(assessment.version()).isPositive();
              assertThat(assessment.inputs()).isNotEmpty();
            })
        .extracting(Assessment::table)
        .containsExactly("eligibility", "priority", "eligibility", "approval-level");
    assertThat(walk.file().priorityBand()).isPresent();
  }

  @Test
  void aNeedThatNobodyMeetsIsClosedUnmetByAPerson() {
    var walk =
        CaseWalk.filed(context, aHelpRequest())
            .goesOn()
            .visitedBy("village-informant-1")
            .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED")
            .timePasses("TimerEvent_NoticeOver")
            .timePasses("TimerEvent_StillUnmet");
    assertThat(walk.task("UserTask_DecideUnmetNeed")).isNotNull();
    assertThat(walk.file().status()).isEqualTo(OPEN);

    walk.complete(
        "UserTask_DecideUnmetNeed",
        "county-approver-1",
        Map.of("outcome", "CLOSE", "note", "Nobody answered in a month."));

    walk.standsAt(CLOSED_UNMET);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.OPENED_FOR_DONORS, TimelineCode.NOTICE_ENDED, TimelineCode.CLOSED_UNMET);
  }

  @Test
  void nobodyWorksOnACaseThatIsHeld() {
    var walk = CaseWalk.filed(context, aHelpRequest()).goesOn().visitedBy("village-informant-1");
    files.flag(walk.caseNumber(), CaseFlag.HELD, true);
    assertThatThrownBy(() -> walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED"))
        .hasStackTraceContaining("is held while a suspicion is looked into");
    files.flag(walk.caseNumber(), CaseFlag.HELD, false);
    walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    assertThat(walk.file().status()).isEqualTo(OPEN);
  }

  private void listed(Request request, RegisterStatus status) {
    register.list(request.text("applicant.residentId"), status, LocalDate.of(2099, 1, 1));
  }

  private String reasonOf(CaseWalk walk) {
    return assessments.of(walk.caseNumber()).stream()
        .filter(assessment -> assessment.table().equals("eligibility"))
        .reduce((older, newer) -> newer)
        .map(assessment -> String.valueOf(assessment.outcome().get(0).get("reason")))
        .orElseThrow();
  }
}
