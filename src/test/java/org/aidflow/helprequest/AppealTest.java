package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.DECIDING;
import static org.aidflow.casefile.CaseStatus.REFUSED;
import static org.aidflow.casefile.CaseStatus.VERIFYING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.paths.WalksModels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A refusal can be appealed against once; another person, one level up, decides. */
@WalksModels
class AppealTest extends AidflowTest {
  private static final String WORDS = "{\"grounds\": \"The roof fell in after the visit.\"}";
  private static final String TASK = "UserTask_DecideAppeal";
  private static final String WAITS = "Gateway_AppealOrSilence";

  @Autowired private ApplicationContext context;

  private StandingCases cases;

  @BeforeEach
  void openTheOffice() {
    cases = new StandingCases(context, port);
  }

  @Test
  void anUpheldAppealHasAnotherPersonDecideAgain() {
    var walk = cases.refused().standsAt(REFUSED, WAITS);
    assertThat(appealed("other-portal", walk)).isEqualTo(404);
    assertThat(post("portal", walk, "{\"grounds\": \"\"}")).isEqualTo(400);
    assertThat(appealed("portal", walk)).isEqualTo(200);
    assertThat(appealed("portal", walk)).isEqualTo(409);
    cases.told(walk).standsAt(REFUSED, TASK);
    assertThat(walk.file().flags()).contains(CaseFlag.UNDER_APPEAL);
    assertThat(cases.offeredTo(walk, TASK)).containsExactly("county-approver.520502");

    assertThatThrownBy(() -> decided(walk, "UPHELD", null, "NEED_CONFIRMED"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("goes on");
    assertThatThrownBy(() -> decided(walk, "UPHELD", "DECISION", "ABOVE_LINE"))
        .isInstanceOf(InvalidInput.class);
    decided(walk, "UPHELD", "DECISION", "NEED_CONFIRMED");
    walk.standsAt(DECIDING, "UserTask_DecideCase");
    assertThatThrownBy(() -> walk.decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED"))
        .hasStackTraceContaining("another person has to do this");
    walk.decidedBy("township-head-2", "APPROVE", "NEED_CONFIRMED");
    assertThat(walk.file().status()).isEqualTo(CaseStatus.OPEN);
    assertThat(walk.file().flags()).doesNotContain(CaseFlag.UNDER_APPEAL);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.CLOSED_REFUSED,
            TimelineCode.APPEAL_FILED,
            TimelineCode.APPEAL_UPHELD,
            TimelineCode.APPROVED);
  }

  @Test
  void anUpheldAppealMayHaveTheFactsVerifiedAgain() {
    var walk = cases.refused();
    appealed("portal", walk);
    cases.told(walk);
    decided(walk, "UPHELD", "VERIFICATION", "FACTS_DIFFER");
    assertThat(walk.file().status()).isEqualTo(VERIFYING);
    walk.standsAt(VERIFYING, "UserTask_VisitHousehold");
  }

  @Test
  void aDismissedAppealIsFinalAndTheLetterSaysWhy() {
    var walk = cases.refused();
    appealed("portal", walk);
    cases.told(walk);
    decided(walk, "DISMISSED", null, "OUTSIDE_PURPOSE");
    walk.standsAt(REFUSED);
    assertThat(appealed("portal", walk)).isEqualTo(409);
    walk.standsAt(REFUSED);

    var path = "/api/v1/cases/%s/letters".formatted(walk.caseNumber());
    assertThat(FrontDoor.of(port, "other-portal").get(path).status()).isEqualTo(404);
    var letters = FrontDoor.of(port, "portal").get(path).body().path("items");
    assertThat(letters).hasSize(2);
    assertThat(letters.get(0).path("text").asText())
        .contains(
            "It is refused.",
            "outside the purpose",
            "The official writes: Looked at with care.",
            "The rules that applied:",
            "appeal within 60 days");
    assertThat(letters.get(0).path("rules").get(0).path("table").asText()).isNotEmpty();
    assertThat(letters.get(1).path("text").asText())
        .contains("Your appeal is dismissed", "Read and weighed.")
        .doesNotContain("60 days");
    assertThat(FrontDoor.of(port, "portal").getInChinese(path).body().path("items").toString())
        .contains("不予批准。", "您的申诉不成立");
  }

  @Test
  void anAppealThatComesTooLateIsNotHeard() {
    var walk = cases.refused().timePasses("TimerEvent_AppealTimeOver").standsAt(REFUSED);
    assertThat(appealed("portal", walk)).isEqualTo(409);
    assertThat(appealed("portal", cases.visited())).isEqualTo(409);
  }

  @Test
  void whoeverWithdrawsAnAppealLetsTheRefusalStand() {
    var walk = cases.refused();
    assertThat(withdrawn(walk)).isEqualTo(409);
    appealed("portal", walk);
    cases.told(walk);
    assertThat(withdrawn(walk)).isEqualTo(200);
    cases.told(walk).standsAt(REFUSED);
    assertThat(walk.file().flags()).isEmpty();
    assertThat(walk.timeline()).contains(TimelineCode.APPEAL_DROPPED);
  }

  private void decided(CaseWalk walk, String outcome, @Nullable String resumeAt, String reason) {
    var fields = new HashMap<String, Object>();
    fields.putAll(
        Map.of(
            "outcome", outcome, "reasonCodes", List.of(reason), "reasonText", "Read and weighed."));
    if (resumeAt != null) {
      fields.put("resumeAt", resumeAt);
    }
    walk.complete(TASK, "county-approver-1", fields);
  }

  private int appealed(String client, CaseWalk walk) {
    return post(client, walk, WORDS);
  }

  private int post(String client, CaseWalk walk, String body) {
    return FrontDoor.of(port, client)
        .post("/api/v1/cases/%s/appeal".formatted(walk.caseNumber()), body)
        .status();
  }

  private int withdrawn(CaseWalk walk) {
    return FrontDoor.of(port, "portal")
        .post("/api/v1/cases/%s/withdrawal".formatted(walk.caseNumber()), "{}")
        .status();
  }
}
