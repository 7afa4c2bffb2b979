package org.aidflow.verification;

import static org.aidflow.casefile.CaseStatus.INCOMPLETE;
import static org.aidflow.casefile.CaseStatus.LAPSED;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.FrontDoor;
import org.aidflow.helprequest.Request;
import org.aidflow.helprequest.Township;
import org.aidflow.household.Households;
import org.aidflow.household.RegisterStatus;
import org.aidflow.household.RemotePovertyRegister;
import org.aidflow.kernel.AreaCode;
import org.aidflow.workflow.SignalWorker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks processes/verify-household.bpmn: the applicant by HTTP, officials by their tasks. */
class VerifyHouseholdProcessTest extends AidflowTest {

  private static final String STAGE = "verify-household";
  private static final String REVIEWER = "township-reviewer-1";
  private static final String INFORMANT = "village-informant-1";
  private static final String REGISTER = "far-register";
  private static final AreaCode FAR = new AreaCode("520502100003");

  @Autowired private ApplicationContext context;
  @Autowired private SignalWorker signals;
  @Autowired private RemotePovertyRegister register;
  @Autowired private Households households;
  @Autowired private Clients clients;
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
