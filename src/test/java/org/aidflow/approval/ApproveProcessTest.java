package org.aidflow.approval;

import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidflow.AidflowTest;
import org.aidflow.access.Actor;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.HelpRequests;
import org.aidflow.helprequest.Request;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.Money;
import org.aidflow.paths.WalksModels;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The stage that decides on a case, on its own: every row of the table and every branch. */
@WalksModels
class ApproveProcessTest extends AidflowTest {

  private static final String OPINION = "UserTask_GiveOpinion";
  private static final String DECIDE = "UserTask_DecideCase";
  private static final String PANEL = "UserTask_DecideInPanel";
  private static final String SIGN = "UserTask_SignRefusal";

  @Autowired private ApplicationContext context;
  @Autowired private CaseFiles files;
  @Autowired private Approvals approvals;
  @Autowired private FourEyes fourEyes;
  @Autowired private TransactionTemplate transaction;

  @BeforeEach
  void staffTheTownship() {
    Township.staff(context);
  }

  @Test
  void aSmallCaseIsDecidedByTheTownshipHeadAlone() {
    var walk = decides(asking("1000.00"), false);
    offeredTo(walk, DECIDE, "township-head.520502100");
    walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED").standsAt(DECIDING);
    assertThat(walk.file().approved()).isEqualTo(Money.ofYuan("1000.00"));
  }

  @Test
  void aboveAThousandTheTownshipIsHeardFirst() {
    var walk = decides(asking("2800.00"), false);
    offeredTo(walk, OPINION, "township-reviewer.520502100");
    walk.complete(OPINION, "township-reviewer-1", CaseWalk.opinion("OPPOSE", "FACTS_DIFFER"));
    offeredTo(walk, DECIDE, "township-head.520502100");
    walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED").standsAt(DECIDING);
    assertThat(walk.file().approved()).isEqualTo(Money.ofYuan("2800.00"));
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.OPINION_GIVEN, TimelineCode.APPROVED);
    assertThat(approvals.of(walk.caseNumber()))
        .extracting(Decision::verdict)
        .containsExactly(Verdict.OPPOSE, Verdict.APPROVE);
  }

  @Test
  void aboveFourAllowancesTheCountyDecidesAndWhoGaveTheOpinionNever() {
    var walk = decides(asking("7000.00"), false);
    walk.complete(OPINION, "township-reviewer-1", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
    offeredTo(walk, DECIDE, "county-approver.520502");
    assertThat(fourEyes.objection(walk.caseNumber(), Hand.DECIDED, "township-reviewer-1"))
        .isPresent();
    walk.decidedBy("county-approver-1", "REFUSE", "OUTSIDE_PURPOSE").standsAt(DECIDING);
    assertThat(walk.file().approved()).isEqualTo(Money.ZERO);
    assertThat(walk.timeline()).contains(TimelineCode.REFUSED);
  }

  @Test
  void ofAPanelOfThreeTwoDecideAndTheLowerAmountIsWhatBothApprove() {
    var walk = decides(asking("20000.00"), false);
    walk.complete(OPINION, "township-reviewer-1", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
    assertThat(tasks(walk, PANEL)).hasSize(3);
    vote(walk, "county-approver-1", CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
    assertThat(tasks(walk, PANEL)).hasSize(2);
    assertThatThrownBy(
            () -> vote(walk, "county-approver-1", CaseWalk.decision("APPROVE", "NEED_CONFIRMED")))
        .hasStackTraceContaining("decided on it before");
    vote(walk, "county-approver-2", lower("15000.00"));
    walk.standsAt(DECIDING);
    assertThat(walk.file().approved()).isEqualTo(Money.ofYuan("15000.00"));
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.PANEL_VOTED, TimelineCode.APPROVED_LOWER);
  }

  @Test
  void aRefusalOfAPanelNeedsTwoAndOneAgainstTwoIsOutvoted() {
    var refused = inPanel();
    vote(refused, "county-approver-1", CaseWalk.decision("REFUSE", "OUTSIDE_PURPOSE"));
    refused.standsAt(DECIDING, PANEL);
    vote(refused, "county-approver-2", CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
    vote(refused, "county-approver-3", CaseWalk.decision("REFUSE", "OUTSIDE_PURPOSE"));
    refused.standsAt(DECIDING);
    assertThat(refused.file().approved()).isEqualTo(Money.ZERO);
    assertThat(refused.timeline()).contains(TimelineCode.REFUSED);

    var approved = inPanel();
    vote(approved, "county-approver-1", CaseWalk.decision("REFUSE", "OUTSIDE_PURPOSE"));
    vote(approved, "county-approver-2", lower("9000.00"));
    vote(approved, "county-approver-3", CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
    approved.standsAt(DECIDING);
    assertThat(approved.file().approved()).isEqualTo(Money.ofYuan("9000.00"));
  }

  @Test
  void aPanelThatCannotAgreeSendsTheCaseBackAndNobodyVotesTwice() {
    var walk = inPanel();
    vote(walk, "county-approver-1", CaseWalk.decision("SEND_BACK", "EVIDENCE_MISSING"));
    assertThatThrownBy(
            () ->
                vote(walk, "county-approver-1", CaseWalk.decision("SEND_BACK", "EVIDENCE_MISSING")))
        .hasStackTraceContaining("three different people");
    walk.standsAt(DECIDING, PANEL);
    vote(walk, "county-approver-2", CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
    vote(walk, "county-approver-3", CaseWalk.decision("REFUSE", "OUTSIDE_PURPOSE"));
    walk.standsAt(VERIFYING);
    assertThat(walk.timeline()).contains(TimelineCode.SENT_BACK);
  }

  @Test
  void whoIsRelatedLeavesTheSeatToTheNextLevelAndIsBarredFromThenOn() {
    var walk = inPanel();
    vote(walk, "county-approver-1", conflict());
    walk.standsAt(DECIDING, PANEL);
    assertThat(tasks(walk, PANEL).stream().flatMap(task -> groups(task).stream()))
        .containsExactlyInAnyOrder(
            "county-approver.520502", "county-approver.520502", "prefecture-approver.5205");
    assertThat(fourEyes.objection(walk.caseNumber(), Hand.RELEASED, "county-approver-1"))
        .isPresent();
    vote(walk, "prefecture-approver-1", CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
    vote(walk, "county-approver-2", CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
    walk.standsAt(DECIDING);
    assertThat(walk.file().approved()).isEqualTo(Money.ofYuan("10000.00"));
  }

  @Test
  void withAConflictThePrefectureDecidesAfterThePanelAndNoMoreThanThePanel() {
    var walk = decides(asking("10000.00"), true);
    walk.complete(OPINION, "township-reviewer-1", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
    vote(walk, "county-approver-1", lower("8000.00"));
    vote(walk, "county-approver-2", lower("8000.00"));
    offeredTo(walk, DECIDE, "prefecture-approver.5205");
    assertThat(walk.timeline()).contains(TimelineCode.LEVEL_AGREED);
    assertThat(walk.file().approved()).isEqualTo(Money.ZERO);
    assertThatThrownBy(() -> walk.complete(DECIDE, "prefecture-approver-1", lower("8000.00")))
        .hasStackTraceContaining("less than the 8000.00 yuan");
    walk.decidedBy("prefecture-approver-1", "APPROVE", "NEED_CONFIRMED").standsAt(DECIDING);
    assertThat(walk.file().approved()).isEqualTo(Money.ofYuan("8000.00"));
  }

  @Test
  void withAConflictEachRowGoesOneLevelUp() {
    offeredTo(decides(asking("900.00"), true), DECIDE, "county-approver.520502");
    var four = decides(asking("2000.00"), true);
    four.complete(OPINION, "township-reviewer-1", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
    offeredTo(four, DECIDE, "county-approver.520502");
    var ten = decides(asking("7000.00"), true);
    ten.complete(OPINION, "township-reviewer-1", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
    offeredTo(ten, DECIDE, "prefecture-approver.5205");
  }

  @Test
  void aConflictThatIsDeclaredGoesOneLevelUpToAnotherPerson() {
    var walk = decides(asking("2000.00"), false);
    walk.complete(OPINION, "township-reviewer-1", conflict());
    offeredTo(walk, OPINION, "township-head.520502100");
    walk.complete(OPINION, "township-head-1", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
    walk.complete(DECIDE, "township-head-2", conflict());
    walk.standsAt(DECIDING, DECIDE);
    offeredTo(walk, DECIDE, "county-approver.520502");
    walk.decidedBy("county-approver-1", "APPROVE", "NEED_CONFIRMED").standsAt(DECIDING);
    assertThat(walk.file().approved()).isEqualTo(Money.ofYuan("2000.00"));
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.CONFLICT_DECLARED,
            TimelineCode.OPINION_GIVEN,
            TimelineCode.CONFLICT_DECLARED,
            TimelineCode.APPROVED);
    assertThat(approvals.of(walk.caseNumber()))
        .extracting(Decision::verdict)
        .containsExactly(
            Verdict.DECLARE_CONFLICT, Verdict.SUPPORT, Verdict.DECLARE_CONFLICT, Verdict.APPROVE);
  }

  @Test
  void whatTheHouseholdWasApprovedLatelyCountsSoThatSplittingGainsNothing() {
    var first = asking("900.00");
    decides(first, false).decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
    var second = decides(first.again(), false);
    offeredTo(second, OPINION, "township-reviewer.520502100");
  }

  @Test
  void whatIsWorthMoreThanAHelpRequestMayBeIsSentBackByTheCounty() {
    var first = asking("30000.00");
    var panel = decides(first, false);
    panel.complete(OPINION, "township-reviewer-1", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"));
    vote(panel, "county-approver-1", CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
    vote(panel, "county-approver-2", CaseWalk.decision("APPROVE", "NEED_CONFIRMED"));
    var walk = decides(first.again(), false);
    offeredTo(walk, DECIDE, "county-approver.520502");
    assertThatThrownBy(() -> walk.decidedBy("county-approver-1", "APPROVE", "NEED_CONFIRMED"))
        .hasStackTraceContaining("offer a campaign");
    walk.standsAt(DECIDING, DECIDE);
    walk.decidedBy("county-approver-1", "SEND_BACK", "ABOVE_LIMIT").standsAt(VERIFYING);
  }

  @Test
  void whoSentACaseBackMayDecideItAgain() {
    var walk = decides(asking("800.00"), false);
    walk.decidedBy("township-head-1", "SEND_BACK", "EVIDENCE_MISSING").standsAt(VERIFYING);
    start(walk, false, false);
    walk.standsAt(DECIDING, DECIDE)
        .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED")
        .standsAt(DECIDING);
    assertThat(walk.file().approved()).isEqualTo(Money.ofYuan("800.00"));
  }

  @Test
  void aLowerAmountIsCutFromTheEndOfTheLines() {
    var request =
        asking("800.00")
            .withJson(
                "needs[1]",
                """
                {"id": "rice", "kind": "MONEY", "purpose": "rice", "amountFen": 20000}
                """);
    var walk = decides(request, false);
    walk.complete(DECIDE, "township-head-1", lower("850.50")).standsAt(DECIDING);
    assertThat(walk.file().lines())
        .extracting(NeedLine::approved)
        .containsExactly(Money.ofYuan("800.00"), Money.ofYuan("50.50"));
  }

  @Test
  void aRecommendedRefusalIsSignedOneLevelUpWhenThereIsAConflict() {
    offeredTo(start(filed(asking("800.00")), false, true), SIGN, "township-head.520502100");
    var walk = start(filed(asking("800.00")), true, true);
    offeredTo(walk, SIGN, "county-approver.520502");
    walk.complete(
            SIGN,
            "county-approver-1",
            Map.of(
                "outcome", "OVERRULE",
                "reasonCodes", List.of("SUDDEN_HARDSHIP"),
                "reasonText", "The house burnt down."))
        .standsAt(DECIDING, DECIDE)
        .decidedBy("county-approver-2", "REFUSE", "NOT_ENTITLED")
        .standsAt(DECIDING);
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.REFUSAL_OVERRULED, TimelineCode.REFUSED);
  }

  private CaseWalk inPanel() {
    return decides(asking("10000.00"), false)
        .complete(OPINION, "township-reviewer-1", CaseWalk.opinion("SUPPORT", "NEED_CONFIRMED"))
        .standsAt(DECIDING, PANEL);
  }

  private static Request asking(String yuan) {
    return aHelpRequest().with("needs[0].amountFen", Money.ofYuan(yuan).fen());
  }

  private CaseWalk decides(Request request, boolean conflict) {
    return start(filed(request), conflict, false);
  }

  /** A case that was verified, without the process that would go on with it. */
  private CaseWalk filed(Request request) {
    var requests = context.getBean(HelpRequests.class);
    var number =
        transaction.execute(
            status -> {
              var verified =
                  requests.file(request.form(), new Actor.Client(Township.PORTAL)).caseNumber();
              files.moveTo(verified, VERIFYING, TimelineCode.VERIFICATION_STARTED, Map.of());
              return verified;
            });
    return CaseWalk.of(context, Objects.requireNonNull(number));
  }

  private CaseWalk start(CaseWalk walk, boolean conflict, boolean refusalRecommended) {
    CaseFile file = walk.file();
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "approve",
            file.caseNumber().value(),
            Map.of(
                "caseNumber", file.caseNumber().value(),
                "area", file.area().value(),
                "amountFen", file.asked().fen(),
                "conflict", conflict,
                "refusalRecommended", refusalRecommended));
    return walk;
  }

  private void vote(CaseWalk walk, String official, Map<String, Object> fields) {
    var seat =
        tasks(walk, PANEL).stream()
            .filter(task -> task.getAssignee() == null)
            .filter(
                task ->
                    groups(task).stream()
                        .anyMatch(group -> official.startsWith(group.replaceAll("\\..*", ""))))
            .findFirst()
            .orElseThrow();
    walk.complete(seat, official, fields);
  }

  private static Map<String, Object> conflict() {
    return Map.of("noConflict", false, "reasonText", "A cousin of mine.");
  }

  private static Map<String, Object> lower(String yuan) {
    var decision = CaseWalk.decision("APPROVE_LOWER", "LOWER_COST_FOUND");
    decision.put("approvedYuan", yuan);
    return decision;
  }

  private void offeredTo(CaseWalk walk, String taskKey, String group) {
    walk.standsAt(DECIDING, taskKey);
    assertThat(groups(walk.task(taskKey))).containsExactly(group);
  }

  private List<String> groups(Task task) {
    return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .toList();
  }

  private List<Task> tasks(CaseWalk walk, String taskKey) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(walk.caseNumber().value())
        .taskDefinitionKey(taskKey)
        .list();
  }
}
