package org.aidflow.verification;

import static org.aidflow.casefile.CaseStatus.INCOMPLETE;
import static org.aidflow.casefile.CaseStatus.LAPSED;
import static org.aidflow.casefile.CaseStatus.TRANSFERRED;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.aidflow.AidflowTest;
import org.aidflow.access.Actor;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.Assessments;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.Cause;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.FrontDoor;
import org.aidflow.helprequest.People;
import org.aidflow.helprequest.Request;
import org.aidflow.helprequest.Township;
import org.aidflow.household.DepartmentRecords;
import org.aidflow.household.Households;
import org.aidflow.household.RecordKind;
import org.aidflow.household.RegisterStatus;
import org.aidflow.household.RemotePovertyRegister;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.paths.WalksModels;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.SignalWorker;
import org.aidflow.workflow.tasks.OverdueTasks;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks processes/verify-household.bpmn: the applicant by HTTP, officials by their tasks. */
@WalksModels
class VerifyHouseholdProcessTest extends AidflowTest {

  private static final String STAGE = "verify-household";
  private static final String REVIEWER = "township-reviewer-1";
  private static final String COUNTY = "county-approver-1";
  private static final String INFORMANT = "village-informant-1";
  private static final Actor PORTAL = new Actor.Client(Township.PORTAL);
  private static final String REGISTER = "far-register";
  private static final AreaCode FAR = new AreaCode("520502100003");

  @Autowired private ApplicationContext context;
  @Autowired private SignalWorker signals;
  @Autowired private RemotePovertyRegister register;
  @Autowired private Households households;
  @Autowired private Clients clients;
  @Autowired private DepartmentRecords records;
  @Autowired private Hits hits;
  @Autowired private Assessments assessments;
  @Autowired private Vault vault;
  @Autowired private CaseFiles files;
  @Autowired private OverdueTasks overdue;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void staffTheTownship() {
    Township.staff(context);
    clients.register(REGISTER, Township.PASSWORD, List.of(Scopes.QUESTIONS));
    clients.register("other-register", Township.PASSWORD, List.of(Scopes.QUESTIONS));
    register.connect(FAR, REGISTER);
  }

  @AfterEach
  void ourOwnTableAnswers() {
    register.disconnect(FAR);
  }

  @Test
  void whatIsMissingIsToldOnceAndTheCaseGoesOnWithTheAnswer() {
    var walk = sentBack(aHelpRequest()).standsAt(VERIFYING, "UserTask_RequestMissing");
    assertThat(complete(walk, Township.PORTAL, FACTS).status()).as("not asked yet").isEqualTo(409);

    asked(walk, "HOUSEHOLD_FACTS", "OTHER").standsAt(INCOMPLETE, "ReceiveTask_CompletionReceived");
    assertThat(eventsOf(walk, "completion-asked")).isEqualTo(1);
    assertThat(walk.sentences())
        .anyMatch(words -> words.contains("facts about the household, other. Please bring"));

    assertThat(complete(walk, Township.PORTAL, "{}").errors()).containsExactly("items REQUIRED");
    assertThat(complete(walk, Township.PORTAL, "{\"items\": [\"GOLD\"]}").status()).isEqualTo(400);
    assertThat(complete(walk, Township.PORTAL, "{\"items\": [\"INCOME_PROOF\"]}").errors())
        .contains("items OUT_OF_RANGE", "documents REQUIRED");
    assertThat(complete(walk, Township.PORTAL, "{\"items\": [\"HOUSEHOLD_FACTS\"]}").errors())
        .containsExactly("household REQUIRED");
    assertThat(
            complete(
                    walk,
                    Township.PORTAL,
                    "{\"items\": [\"HOUSEHOLD_FACTS\"], \"household\": {\"dependants\": 9}}")
                .errors())
        .containsExactly("household.dependants OUT_OF_RANGE");
    assertThat(complete(walk, "other-portal", FACTS).status()).isEqualTo(404);
    walk.standsAt(INCOMPLETE, "ReceiveTask_CompletionReceived");

    var reply = complete(walk, Township.PORTAL, FACTS);
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    assertThat(reply.text("status")).isEqualTo("VERIFYING");
    assertThat(complete(walk, Township.PORTAL, FACTS).status()).as("told once").isEqualTo(409);
    signals.runOnce();
    walk.goesOn().standsAt(VERIFYING, "UserTask_VisitHousehold");
    assertThat(households.circumstancesOf(walk.file().householdId()).circumstances().dependants())
        .isEqualTo(2);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.VERIFICATION_STARTED,
            TimelineCode.COMPLETION_ASKED,
            TimelineCode.COMPLETED,
            TimelineCode.REGISTER_ANSWERED);
  }

  @Test
  void whoAddsNothingInTimeLetsTheCaseLapse() {
    var walk = asked(sentBack(aHelpRequest()), "OTHER");
    walk.timePasses("BoundaryEvent_CompletionOverdue").standsAt(LAPSED).endedAt("EndEvent_Lapsed");
    assertThat(walk.timeline()).contains(TimelineCode.LAPSED);
    assertThat(complete(walk, Township.PORTAL, FACTS).status()).isEqualTo(409);
  }

  @Test
  void whatComesInTheMomentTimeRunsOutIsNotTooLate() {
    var walk = asked(sentBack(aHelpRequest()), "HOUSEHOLD_FACTS");
    assertThat(complete(walk, Township.PORTAL, FACTS).status()).isEqualTo(200);
    walk.timePasses("BoundaryEvent_CompletionOverdue")
        .standsAt(VERIFYING, "UserTask_VisitHousehold");
    assertThat(walk.timeline()).doesNotContain(TimelineCode.LAPSED);
  }

  @Test
  void anIdThatIsKnownUnderAnotherNameNeedsProof() {
    var known = aHelpRequest();
    CaseWalk.inStage(STAGE, context, known, Map.of());
    var other =
        aHelpRequest()
            .with("applicant.residentId", known.text("applicant.residentId"))
            .with("applicant.name", "王小芳")
            .with("payee.holder", "王小芳")
            .with("category", "TRAINING");
    var walk =
        CaseWalk.inStage(STAGE, context, other, Map.of())
            .standsAt(VERIFYING, "UserTask_RequestMissing");
    assertThat(walk.sentences()).anyMatch(words -> words.contains("identity not confirmed"));

    asked(walk, "IDENTITY_PROOF");
    var proof = "{\"items\": [\"IDENTITY_PROOF\"]}";
    assertThat(complete(walk, Township.PORTAL, proof).errors())
        .containsExactly("documents REQUIRED");
    walk.photographedBy(INFORMANT);
    assertThat(complete(walk, Township.PORTAL, proof).status()).isEqualTo(200);
    signals.runOnce();
    walk.standsAt(VERIFYING, "UserTask_VisitHousehold");
  }

  @Test
  void aFarRegisterAnswersOnceAndTheCaseGoesOn() {
    var walk = inTheFarVillage().standsAt(VERIFYING, "Gateway_AwaitRegister");
    var question = register.open(REGISTER).get(0).id().toString();
    assertThat(eventsOf(question, "register-asked")).isEqualTo(1);
    var asked = FrontDoor.of(port, REGISTER).get("/api/v1/questions?status=open");
    assertThat(asked.body().toString()).contains(question, "\"residentId\":\"520502");
    assertThat(FrontDoor.of(port, "other-register").get("/api/v1/questions").body().toString())
        .doesNotContain(question);
    assertThat(FrontDoor.of(port, REGISTER).get("/api/v1/questions?status=all").errors())
        .containsExactly("status NOT_ALLOWED");

    assertThat(answer(REGISTER, question, "\"GOLD\"").status()).isEqualTo(400);
    assertThat(
            FrontDoor.of(port, REGISTER)
                .post(
                    "/api/v1/register-answers",
                    "{\"questionId\": \"%s\", \"status\": \"DESTITUTE\"}".formatted(question))
                .errors())
        .containsExactly("validUntil REQUIRED");
    assertThat(answer(Township.PORTAL, question, "\"DESTITUTE\"").status()).isEqualTo(403);
    assertThat(answer("other-register", question, "\"DESTITUTE\"").status()).isEqualTo(404);
    walk.standsAt(VERIFYING, "Gateway_AwaitRegister");

    assertThat(answer(REGISTER, question, "\"DESTITUTE\"").status()).isEqualTo(200);
    assertThat(answer(REGISTER, question, "\"DESTITUTE\"").status()).isEqualTo(409);
    assertThat(register.open(REGISTER)).isEmpty();
    signals.runOnce();
    walk.standsAt(VERIFYING, "UserTask_VisitHousehold");
    assertThat(walk.sentences()).anyMatch(words -> words.contains("answered: destitute"));
  }

  @Test
  void aSilentRegisterIsCheckedByHand() {
    var walk = inTheFarVillage();
    var question = register.open(REGISTER).get(0).id().toString();
    walk.timePasses("TimerEvent_RegisterSilent")
        .standsAt(VERIFYING, "UserTask_CheckRegister")
        .complete(
            "UserTask_CheckRegister",
            REVIEWER,
            Map.of(
                "registerStatus",
                RegisterStatus.MINIMUM_ALLOWANCE.name(),
                "validUntil",
                "2099-01-01",
                "note",
                "The county office said so by telephone."))
        .standsAt(VERIFYING, "UserTask_VisitHousehold");
    assertThat(answer(REGISTER, question, "\"NONE\"").status()).isEqualTo(409);
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.REGISTER_ASKED, TimelineCode.REGISTER_CHECKED);
    assertThat(walk.sentences())
        .anyMatch(words -> words.contains("checked it by hand: receives the minimum allowance"));
  }

  @Test
  void theSameRequestFiledTwiceIsMergedIntoTheFirst() {
    var request = aHelpRequest();
    var first = CaseWalk.inStage(STAGE, context, request, Map.of());
    var again = CaseWalk.inStage(STAGE, context, request.again(), Map.of());
    again.standsAt(VERIFYING, "UserTask_ResolveDuplicate");
    assertThat(again.sentences()).anyMatch(words -> words.contains(first.caseNumber().value()));
    assertThatThrownBy(() -> judged(again, "MERGE", "HR-2026-9999999"))
        .hasStackTraceContaining("Name one of the cases above");
    again.standsAt(VERIFYING, "UserTask_ResolveDuplicate");

    judged(again, "MERGE", first.caseNumber().value())
        .standsAt(TRANSFERRED)
        .endedAt("EndEvent_Merged");
    assertThat(again.timeline()).contains(TimelineCode.MERGED);
    assertThat(first.timeline()).contains(TimelineCode.MERGED_HERE);
    first.standsAt(VERIFYING, "UserTask_VisitHousehold");
  }

  @Test
  void whatOnlyLooksLikeAnotherIsAskedOnceAndGoesOn() {
    var account = aHelpRequest();
    CaseWalk.inStage(STAGE, context, account, Map.of());
    var neighbour = aHelpRequest().with("payee.accountNumber", account.text("payee.accountNumber"));
    var walk =
        CaseWalk.inStage(STAGE, context, neighbour, Map.of())
            .standsAt(VERIFYING, "UserTask_ResolveDuplicate");
    judged(walk, "DIFFERENT", null).standsAt(VERIFYING, "UserTask_VisitHousehold");
    assertThat(walk.sentences()).anyMatch(words -> words.contains("not the same"));
  }

  @Test
  void nearlyTheSameNameBornOnTheSameDayInTheSameVillageIsLookedAt() {
    var one = aHelpRequest().with("applicant.name", "赵铁柱").with("payee.holder", "赵铁柱");
    var born = one.text("applicant.residentId").substring(0, 14);
    CaseWalk.inStage(STAGE, context, one, Map.of());
    var other =
        aHelpRequest()
            .with("applicant.name", "赵铁住")
            .with("payee.holder", "赵铁住")
            .with("applicant.residentId", People.sameBirthday(born));
    CaseWalk.inStage(STAGE, context, other, Map.of())
        .standsAt(VERIFYING, "UserTask_ResolveDuplicate");
  }

  @Test
  void whoAsksForTheSameAgainIsRecommendedForRefusal() {
    var request = aHelpRequest();
    CaseWalk.inStage(STAGE, context, request, Map.of());
    var again = CaseWalk.inStage(STAGE, context, request.again(), Map.of());
    judged(again, "DUPLICATE", null).endedAt("EndEvent_ScreenedOut");
    assertThat(again.timeline())
        .containsSubsequence(TimelineCode.DUPLICATE_JUDGED, TimelineCode.SCREENED_OUT);
  }

  @Test
  void whatSpeaksAgainstTheNeedIsClearedByTheCountyOrTheRefusalRecommended() {
    var request = checked(aHelpRequest());
    records.enter(request.text("applicant.residentId"), RecordKind.VEHICLE, Money.ofYuan("80000"));
    var walk =
        CaseWalk.inStage(STAGE, context, request, Map.of())
            .visitedBy(INFORMANT)
            .standsAt(VERIFYING, "UserTask_ReviewVerification");
    var hit = hits.of(walk.caseNumber()).get(0);
    assertThat(hit.severity()).isEqualTo(Severity.VETO);
    assertThat(
            engine
                .getTaskService()
                .getIdentityLinksForTask(walk.task("UserTask_ReviewVerification").getId()))
        .extracting(IdentityLink::getGroupId)
        .containsExactly("county-approver.520502");
    assertThatThrownBy(() -> reviewed(walk, COUNTY, "ACCEPT", hit, ""))
        .hasStackTraceContaining("has to be cleared with a reason");

    reviewed(walk, COUNTY, "SEND_BACK", hit, "").standsAt(VERIFYING, "UserTask_VisitHousehold");
    walk.visitedBy(INFORMANT).standsAt(VERIFYING, "UserTask_ReviewVerification");
    reviewed(walk, COUNTY, "ACCEPT", hit, "He drives a taxi for a living.")
        .endedAt("EndEvent_Verified");
    assertThat(walk.sentences())
        .anyMatch(words -> words.contains("Other departments know of: vehicle"));
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.ASSESSED,
            TimelineCode.REVIEWED,
            TimelineCode.VISITED,
            TimelineCode.HIT_CLEARED,
            TimelineCode.REVIEWED,
            TimelineCode.ASSESSED);
    assertThat(assessedLast(walk)).isEqualTo("ELIGIBLE");
  }

  @Test
  void aStrictCaseIsReviewedByTheTownshipNeverByWhoVisited() {
    var request = checked(aHelpRequest());
    records.enter(request.text("household.members[0].residentId"), RecordKind.CIVIL_SERVANT, null);
    var walk =
        CaseWalk.inStage(STAGE, context, request, Map.of())
            .standsAt(VERIFYING, "UserTask_VisitHousehold")
            .photographedBy(INFORMANT);
    var visit = walk.visit();
    visit.put("secondInvestigator", REVIEWER);
    walk.complete("UserTask_VisitHousehold", INFORMANT, visit)
        .standsAt(VERIFYING, "UserTask_ReviewVerification");
    var hit = hits.of(walk.caseNumber()).get(0);
    assertThatThrownBy(() -> reviewed(walk, REVIEWER, "ACCEPT", hit, ""))
        .hasStackTraceContaining("visited the household");
    reviewed(walk, "township-reviewer-2", "RECOMMEND_REFUSAL", hit, "")
        .endedAt("EndEvent_RefusalRecommended");
    assertThat(assessedLast(walk)).isEqualTo("STRICT");
  }

  @Test
  void whoHasDiedOrIsInPrisonIsRecommendedForRefusalWithoutAVisit() {
    var request = checked(aHelpRequest());
    records.enter(request.text("applicant.residentId"), RecordKind.IMPRISONED, null);
    var walk = CaseWalk.inStage(STAGE, context, request, Map.of()).endedAt("EndEvent_ScreenedOut");
    assertThat(walk.sentences()).anyMatch(words -> words.contains("not entitled"));
  }

  @Test
  void whoDoesNotConsentIsNotLookedUpElsewhere() {
    var request = aHelpRequest();
    records.enter(request.text("applicant.residentId"), RecordKind.IMPRISONED, null);
    var walk = CaseWalk.inStage(STAGE, context, request, Map.of());
    walk.standsAt(VERIFYING, "UserTask_VisitHousehold");
    assertThat(walk.timeline()).contains(TimelineCode.DEPARTMENTS_NOT_ASKED);
    assertThat(hits.of(walk.caseNumber())).isEmpty();
  }

  /** Of twenty requests of one household after a visit, the draw names those that are visited. */
  @Test
  void aVisitOfNotLongAgoIsEnoughButForADrawnSampleAndRelatives() {
    var request = aHelpRequest();
    var first = CaseWalk.inStage(STAGE, context, request, Map.of()).visitedBy(INFORMANT);
    first.endedAt("EndEvent_Verified");
    assertThat(first.timeline()).doesNotContain(TimelineCode.VISIT_WAIVED);
    for (int i = 0; i < 20; i++) {
      var walk = another(request, i);
      if (vault.draw("visit-sample-percent", walk.caseNumber().value()) < 10) {
        walk.standsAt(VERIFYING, "UserTask_VisitHousehold");
      } else {
        walk.endedAt("EndEvent_Verified");
        assertThat(walk.timeline()).contains(TimelineCode.VISIT_WAIVED, TimelineCode.SCORED);
      }
    }
    var relatives = aHelpRequest();
    var related = CaseWalk.inStage(STAGE, context, relatives, Map.of()).photographedBy(INFORMANT);
    var visit = related.visit();
    visit.put("relativeOfOfficial", true);
    related.complete("UserTask_VisitHousehold", INFORMANT, visit);
    another(relatives, 1).standsAt(VERIFYING, "UserTask_VisitHousehold");
  }

  @Test
  void aVisitThatNobodyBeginsGoesToOthersAndOneThatIsNotFinishedToTheCounty() {
    var walk = CaseWalk.inStage(STAGE, context, aHelpRequest(), Map.of());
    var task = walk.task("UserTask_VisitHousehold");
    assertThat(task.getFollowUpDate()).isEqualTo(Date.from(WorkingDays.plus(begun(task), 3)));
    assertThat(task.getDueDate()).isEqualTo(Date.from(WorkingDays.plus(begun(task), 10)));

    task.setFollowUpDate(hourAgo());
    engine.getTaskService().saveTask(task);
    overdue.runOnce();
    overdue.runOnce();
    assertThat(groupsOf(walk))
        .containsExactlyInAnyOrder("village-informant.520502100001", "township-reviewer.520502100");

    engine.getTaskService().setAssignee(task.getId(), INFORMANT);
    task = walk.task("UserTask_VisitHousehold");
    task.setDueDate(hourAgo());
    engine.getTaskService().saveTask(task);
    overdue.runOnce();
    assertThat(walk.task("UserTask_VisitHousehold").getAssignee()).isNull();
    assertThat(groupsOf(walk)).contains("county-approver.520502");
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.TASK_NOT_BEGUN, TimelineCode.TASK_TAKEN_BACK, TimelineCode.TASK_OVERDUE);
    walk.visitedBy(COUNTY).endedAt("EndEvent_Verified");
  }

  private List<String> groupsOf(CaseWalk walk) {
    return engine
        .getTaskService()
        .getIdentityLinksForTask(walk.task("UserTask_VisitHousehold").getId())
        .stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .toList();
  }

  private static Instant begun(Task task) {
    return task.getCreateTime().toInstant();
  }

  private Date hourAgo() {
    return Date.from(clock.instant().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS));
  }

  @Test
  void whoWasHelpedToFileIsHelpedToComplete() {
    var walk = assisted("INCOME_PROOF").standsAt(INCOMPLETE, "UserTask_CollectMissing");
    assertThatThrownBy(() -> collected(walk, "OTHER")).hasStackTraceContaining("was not asked for");
    assertThatThrownBy(() -> collected(walk, "INCOME_PROOF"))
        .hasStackTraceContaining("add the proof to the documents of the case first");
    walk.photographedBy(INFORMANT);
    collected(walk, "INCOME_PROOF").standsAt(VERIFYING, "UserTask_VisitHousehold");
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.COMPLETION_ASKED, TimelineCode.COMPLETED);

    assisted("OTHER")
        .timePasses("BoundaryEvent_CollectionOverdue")
        .standsAt(LAPSED)
        .endedAt("EndEvent_Lapsed");
  }

  private CaseWalk assisted(String item) {
    var official = new Actor.Official("village-informant-2");
    return asked(
        CaseWalk.filedAlone(official, context, aHelpRequest())
            .enters(STAGE, Map.of("somethingMissing", true)),
        item);
  }

  private static CaseWalk collected(CaseWalk walk, String item) {
    return walk.complete(
        "UserTask_CollectMissing",
        INFORMANT,
        Map.of("collectedItems", List.of(item), "note", "Brought from the county town."));
  }

  @Test
  void anEmergencyIsNotHeldUpByChecksAndVerifiedOnceItIsPaid() {
    var request = aHelpRequest();
    var before = CaseWalk.filedAlone(PORTAL, context, request);
    var walk = CaseWalk.filedAlone(PORTAL, context, request.again());
    files.flag(walk.caseNumber(), CaseFlag.EMERGENCY, true);
    walk.enters(STAGE, Map.of()).standsAt(VERIFYING).endedAt("EndEvent_Provisional");
    assertThat(walk.timeline())
        .containsSubsequence(TimelineCode.DUPLICATE_FOUND, TimelineCode.EMERGENCY_FOUND);

    walk.enters(STAGE, Map.of("emergencyPaid", true))
        .standsAt(VERIFYING, "UserTask_ResolveDuplicate");
    judged(walk, "DIFFERENT", null).visitedBy(INFORMANT).endedAt("EndEvent_Verified");
    assertThat(before.file().status()).isEqualTo(CaseStatus.FILED);
    assertThat(assessedLast(walk)).isEqualTo("ELIGIBLE");
  }

  @Test
  void whatTurnsOutToBeMissingAfterTheVisitIsAskedForThen() {
    var request = aHelpRequest();
    var walk =
        CaseWalk.inStage(STAGE, context, request, Map.of())
            .standsAt(VERIFYING, "UserTask_VisitHousehold");
    var sameNumber =
        aHelpRequest().with("applicant.residentId", request.text("applicant.residentId"));
    CaseWalk.filedAlone(PORTAL, context, sameNumber);
    walk.visitedBy(INFORMANT).standsAt(VERIFYING, "UserTask_RequestMissing");
    assertThat(assessedLast(walk)).isEqualTo("SEND_BACK");
  }

  private CaseWalk another(Request request, int number) {
    var causes = Cause.values();
    var categories = Category.values();
    return CaseWalk.inStage(
        STAGE,
        context,
        request
            .again()
            .with("cause", causes[number % causes.length].name())
            .with("category", categories[1 + number / causes.length].name()),
        Map.of());
  }

  private static Request checked(Request request) {
    return request.withJson(
        "consent.scopes", "[\"REGISTER\", \"PUBLIC_NOTICE\", \"OTHER_DEPARTMENTS\"]");
  }

  private static CaseWalk judged(CaseWalk walk, String outcome, @Nullable String kept) {
    var fields = new HashMap<String, Object>();
    fields.put("duplicateOutcome", outcome);
    fields.put("note", "Compared line by line.");
    if (kept != null) {
      fields.put("keptCaseNumber", kept);
    }
    return walk.complete("UserTask_ResolveDuplicate", REVIEWER, fields);
  }

  private static CaseWalk reviewed(
      CaseWalk walk, String official, String outcome, Hit hit, String reason) {
    var fields = new HashMap<String, Object>();
    fields.put("outcome", outcome);
    fields.put("note", "Looked at with care.");
    fields.put("clearedHits", List.of(Map.of("id", hit.id().toString(), "reason", reason)));
    if (outcome.equals("RECOMMEND_REFUSAL")) {
      fields.put("reasonCodes", List.of("ASSETS"));
    }
    return walk.complete("UserTask_ReviewVerification", official, fields);
  }

  private String assessedLast(CaseWalk walk) {
    return assessments.of(walk.caseNumber()).stream()
        .filter(assessment -> assessment.table().equals("eligibility"))
        .reduce((older, newer) -> newer)
        .map(assessment -> String.valueOf(assessment.outcome().get(0).get("outcome")))
        .orElseThrow();
  }

  private static final String FACTS =
      """
      {"items": ["HOUSEHOLD_FACTS"], "words": "奶奶搬走了。", "household": {"dependants": 2}}
      """;

  private CaseWalk sentBack(Request request) {
    return CaseWalk.inStage(STAGE, context, request, Map.of("somethingMissing", true));
  }

  private static CaseWalk asked(CaseWalk walk, String... items) {
    return walk.complete(
        "UserTask_RequestMissing",
        REVIEWER,
        Map.of(
            "missingItems",
            List.of(items),
            "toldText",
            "Please bring this to the village office."));
  }

  private FrontDoor.Reply complete(CaseWalk walk, String client, String body) {
    return FrontDoor.of(port, client)
        .post("/api/v1/cases/" + walk.caseNumber() + "/completion", body);
  }

  private CaseWalk inTheFarVillage() {
    var request = aHelpRequest().with("applicant.villageCode", FAR.value());
    return CaseWalk.inStage(STAGE, context, request, Map.of());
  }

  private FrontDoor.Reply answer(String client, String question, String status) {
    return FrontDoor.of(port, client)
        .post(
            "/api/v1/register-answers",
            "{\"questionId\": \"%s\", \"status\": %s, \"validUntil\": \"2099-01-01\"}"
                .formatted(question, status));
  }

  private long eventsOf(CaseWalk walk, String type) {
    return eventsOf(walk.caseNumber().value(), type);
  }

  private long eventsOf(String subject, String type) {
    Long events =
        jdbc.queryForObject(
            "select count(*) from outbox_event where subject = ? and type = ?",
            Long.class,
            subject,
            type);
    return events == null ? 0 : events;
  }
}
