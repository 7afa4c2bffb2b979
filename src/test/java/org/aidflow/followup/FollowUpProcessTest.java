package org.aidflow.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.AtFrontDoor;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.disbursement.MetCases;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.paths.WalksModels;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Walks processes/follow-up.bpmn, the household by HTTP and officials by their tasks. */
@WalksModels
class FollowUpProcessTest extends AidflowTest {
  private static final String INFORMANT = "village-informant-6";

  @Autowired private ApplicationContext context;
  @Autowired private FollowUps followUps;
  @Autowired private CaseFiles cases;
  @Autowired private Timeline timeline;
  @Autowired private SignalWorker signals;
  @Autowired private Clients clients;
  @Autowired private Vault vault;
  @Autowired private Samples samples;
  @Autowired private AidflowClock clock;

  private AtDesk desk;
  private AtFrontDoor household;
  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");

  @BeforeEach
  void openTheOffice() {
    desk = new AtDesk(context);
    desk.hire(INFORMANT, Role.VILLAGE_INFORMANT, MetCases.VILLAGE);
    var secret = clients.register(MetCases.CLIENT, List.of(Scopes.CASES_FILE, Scopes.CASES_READ));
    household = new AtFrontDoor(port, MetCases.CLIENT, secret);
  }

  @Test
  void aConfirmedReceiptIsThankedForAndEndsWithTheOutcome() {
    var process = startedUnsampled();
    assertThat(process).isWaitingAt("ReceiveTask_ReceiptConfirmed");
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.CONFIRMING);
    assertThat(confirms("FULL", 80_000).statusCode()).isEqualTo(200);
    signals.runOnce();
    assertThat(process).isWaitingAt("TimerEvent_FollowUpDue");
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.FOLLOWING_UP);
    fireTimers(Duration.ofDays(91), process);
    assertThat(process).isEnded().hasPassed("ServiceTask_AskOutcome");

    var path = "/cases/" + caseNumber + "/outcome";
    var outcome = "{\"result\":\"BETTER\",\"needMet\":true}";
    assertThat(household.post(path, outcome).statusCode()).isEqualTo(200);
    assertThat(household.post(path, outcome).statusCode()).isEqualTo(409);
    var known = followUps.of(caseNumber);
    assertThat(known.outcome())
        .isNotNull()
        .returns(Result.BETTER, FollowUp.Outcome::result)
        .returns(false, FollowUp.Outcome::byVisit);
    assertThat(told())
        .containsSubsequence(
            TimelineCode.RECEIPT_ASKED,
            TimelineCode.RECEIPT_CONFIRMED,
            TimelineCode.DONORS_THANKED,
            TimelineCode.OUTCOME_ASKED,
            TimelineCode.EVALUATION_INVITED,
            TimelineCode.OUTCOME_TOLD);
  }

  @Test
  void twoSilentWeeksCountAsReceived() {
    var process = startedUnsampled();
    fireTimers(Duration.ofDays(8), process);
    assertThat(told()).contains(TimelineCode.RECEIPT_REMINDED);
    assertThat(process).isWaitingAt("ReceiveTask_ReceiptConfirmed");
    fireTimers(Duration.ofDays(8), process);
    assertThat(process).isWaitingAt("TimerEvent_FollowUpDue");
    var receipt = followUps.of(caseNumber).receipts().get(0);
    assertThat(receipt.isBySilence()).isTrue();
    assertThat(receipt.arrived()).isEqualTo(Money.fen(80_000));
    assertThat(told()).contains(TimelineCode.RECEIPT_ASSUMED);
  }

  @Test
  void aDoubtIsLookedAtInPerson() {
    var process = startedUnsampled();
    assertThat(confirms("PART", 30_000).statusCode()).isEqualTo(200);
    signals.runOnce();
    assertThat(process).isWaitingAt("UserTask_ConfirmReceipt");
    desk.complete(
        INFORMANT,
        caseNumber,
        "UserTask_ConfirmReceipt",
        Map.of(
            "received", "PART",
            "receivedYuan", "300.50",
            "receivedOn", LocalDate.now(clock).toString()));
    assertThat(process).isWaitingAt("TimerEvent_FollowUpDue");
    var word = followUps.of(caseNumber).receipts().get(0).word();
    assertThat(word)
        .isNotNull()
        .returns(FollowUp.Source.IN_PERSON, FollowUp.Word::source)
        .returns(Money.fen(30_050), FollowUp.Word::amount);
    assertThat(told())
        .containsSubsequence(
            TimelineCode.RECEIPT_CONFIRMED, TimelineCode.RECEIPT_CONFIRMED_IN_PERSON);
  }

  @Test
  void allOfItWithAnotherAmountIsADoubt() {
    var process = startedUnsampled();
    assertThat(confirms("FULL", 79_900).statusCode()).isEqualTo(200);
    signals.runOnce();
    assertThat(process).isWaitingAt("UserTask_ConfirmReceipt");
  }

  @Test
  void anUrgentHouseholdIsVisitedAgain() {
    var process = startedUnsampled();
    cases.score(caseNumber, 75, PriorityBand.P1);
    confirms("FULL", 80_000);
    signals.runOnce();
    fireTimers(Duration.ofDays(91), process);
    assertThat(process).isWaitingAt("UserTask_FollowUpVisit");
    desk.complete(
        INFORMANT,
        caseNumber,
        "UserTask_FollowUpVisit",
        Map.of("result", "SAME", "needMet", true, "note", "Warm, but the roof leaks."));
    assertThat(process).isEnded();
    assertThat(followUps.of(caseNumber).outcome())
        .isNotNull()
        .returns(Result.SAME, FollowUp.Outcome::result)
        .returns(true, FollowUp.Outcome::byVisit);
  }

  @Test
  void aSampleOfFivePercentIsDrawnAndStaysDrawn() {
    int hits = 0;
    for (int number = 0; number < 4000; number++) {
      var one = CaseNumber.of("HR", 2001, number);
      boolean hit = vault.draw("silent-receipt-percent", one.value()) < 5;
      if (number < 50) {
        assertThat(samples.hit("silent-receipt-percent", one)).isEqualTo(hit);
      }
      if (hit) hits++;
    }
    assertThat(hits).isBetween(120, 280);
  }

  @Test
  void aReceiptThatMakesNoSenseIsRefusedByField() {
    startedUnsampled();
    var sound = body(payment(), "FULL", 80_000, Instant.now());
    Map.of(
            sound.replace("FULL", "MOST"), "received",
            sound.replace("80000", "-1"), "amountFen",
            sound.replace("80000", "\"80000\""), "amountFen",
            sound.replace("80000", "80000.5"), "amountFen",
            sound.replace("80000", "99999999999999999999"), "amountFen",
            sound.replace("{", "{\"note\":\"x\","), "note",
            sound.replace(payment().toString(), "not-a-uuid"), "paymentId",
            body(UUID.randomUUID(), "FULL", 80_000, Instant.now()), "paymentId")
        .forEach((body, field) -> refused(body, field));
    refused(body(payment(), "NONE", 5, Instant.now()), "amountFen");
    refused(body(payment(), "PART", 80_000, Instant.now()), "amountFen");
    refused(body(payment(), "PART", 0, Instant.now()), "amountFen");
    refused(body(payment(), "FULL", 0, Instant.now()), "amountFen");
    refused(body(payment(), "FULL", 80_000, clock.instant().plusSeconds(3600)), "at");
    refused("{}", "paymentId");
    assertThat(followUps.of(caseNumber).receipts().get(0).word()).isNull();
  }

  @Test
  void aHouseholdSpeaksOnceAndForItsOwnCasesOnly() {
    startedUnsampled();
    var stranger =
        new AtFrontDoor(
            port, "other-portal", clients.register("other-portal", List.of(Scopes.CASES_FILE)));
    var reader =
        new AtFrontDoor(
            port, "some-reader", clients.register("some-reader", List.of(Scopes.CASES_READ)));
    var path = "/cases/" + caseNumber + "/receipt";
    var sound = body(payment(), "FULL", 80_000, Instant.now());
    assertThat(stranger.post(path, sound).statusCode()).isEqualTo(404);
    assertThat(reader.post(path, sound).statusCode()).isEqualTo(403);
    assertThat(household.post("/cases/HR-1999-0000001/receipt", sound).statusCode()).isEqualTo(404);
    assertThat(household.post("/cases/nonsense/receipt", sound).statusCode()).isEqualTo(404);
    assertThat(household.post(path, sound).statusCode()).isEqualTo(200);
    assertThat(household.post(path, sound).statusCode()).isEqualTo(409);

    assertThat(household.get("/cases/" + caseNumber + "/payments").body())
        .contains("\"status\":\"PAID\"", "\"amountFen\":80000", "7890")
        .doesNotContain("6222021234567890", "王");
    assertThat(stranger.get("/cases/" + caseNumber + "/payments").statusCode()).isEqualTo(403);
    assertThat(reader.get("/cases/" + caseNumber + "/payments").statusCode()).isEqualTo(404);
  }

  private void refused(String body, String field) {
    var answer = household.post("/cases/" + caseNumber + "/receipt", body);
    assertThat(answer.statusCode()).as(body + answer.body()).isIn(400, 422);
    assertThat(answer.body()).as(body).contains("\"field\":\"" + field + "\"");
  }

  private HttpResponse<String> confirms(String received, long fen) {
    return household.post(
        "/cases/" + caseNumber + "/receipt", body(payment(), received, fen, Instant.now()));
  }

  private static String body(UUID payment, String received, long fen, Instant at) {
    return """
        {"paymentId":"%s","received":"%s","amountFen":%d,"at":"%s"}"""
        .formatted(payment, received, fen, at);
  }

  private UUID payment() {
    return followUps.of(caseNumber).receipts().get(0).paymentId();
  }

  /** A paid case that no sample has drawn. */
  private ProcessInstance startedUnsampled() {
    do {
      caseNumber = new MetCases(context).paid(port, 80_000);
    } while (vault.draw("silent-receipt-percent", caseNumber.value()) < 5
        || vault.draw("follow-up-percent", caseNumber.value()) < 5);
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "follow-up",
            caseNumber.value(),
            Map.of(
                "caseNumber",
                caseNumber.value(),
                "area",
                MetCases.VILLAGE.value(),
                "amountFen",
                80_000L,
                "priority",
                "P3"));
  }

  private void fireTimers(Duration after, ProcessInstance process) {
    clock.advance(after);
    var management = engine.getManagementService();
    management
        .createJobQuery()
        .processInstanceId(process.getId())
        .duedateLowerThan(Date.from(clock.instant()))
        .list()
        .forEach(job -> management.executeJob(job.getId()));
  }

  private List<TimelineCode> told() {
    return timeline.of(caseNumber).stream().map(TimelineEntry::code).toList();
  }
}
