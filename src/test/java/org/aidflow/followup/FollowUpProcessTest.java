package org.aidflow.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.AtFrontDoor;
import org.aidflow.access.Clients;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.disbursement.MetCases;
import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.Recovery;
import org.aidflow.disbursement.RecoveryReason;
import org.aidflow.household.Households;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.matching.OfferedCases;
import org.aidflow.paths.WalksModels;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks processes/follow-up.bpmn, the household by HTTP and officials by their tasks. */
@WalksModels
class FollowUpProcessTest extends AidflowTest {
  private static final String INFORMANT = "village-informant-6";
  private static final String COUNTY = "county-approver-6";

  @Autowired private ApplicationContext context;
  @Autowired private FollowUps followUps;
  @Autowired private CaseFiles cases;
  @Autowired private Timeline timeline;
  @Autowired private SignalWorker signals;
  @Autowired private Clients clients;
  @Autowired private Vault vault;
  @Autowired private Samples samples;
  @Autowired private AidflowClock clock;
  @Autowired private Recoveries recoveries;
  @Autowired private Households households;
  @Autowired private FourEyes fourEyes;
  @Autowired private Evaluations evaluations;
  @Autowired private JdbcTemplate jdbc;

  private AtDesk desk;
  private AtFrontDoor household;
  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");

  @BeforeEach
  void openTheOffice() {
    desk = new AtDesk(context);
    desk.hire(INFORMANT, Role.VILLAGE_INFORMANT, MetCases.VILLAGE);
    desk.hire(COUNTY, Role.COUNTY_APPROVER, MetCases.VILLAGE);
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
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.FOLLOWING_UP);
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
    assertThat(process).isWaitingAt("UserTask_ClearUpReceipt");
    var word = followUps.of(caseNumber).receipts().get(0).word();
    assertThat(word)
        .isNotNull()
        .returns(FollowUp.Source.IN_PERSON, FollowUp.Word::source)
        .returns(Money.fen(30_050), FollowUp.Word::amount);
    clearedUp("CLAIM_BACK");
    assertThat(process).isWaitingAt("TimerEvent_FollowUpDue");
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.FOLLOWING_UP);
    assertThat(recoveries.ofCase(caseNumber))
        .singleElement()
        .returns(RecoveryReason.NOT_RECEIVED, Recovery::reason)
        .returns(Money.fen(49_950), Recovery::claimed);
    assertThat(told())
        .containsSubsequence(
            TimelineCode.RECEIPT_CONFIRMED,
            TimelineCode.RECEIPT_CONFIRMED_IN_PERSON,
            TimelineCode.MONEY_CLAIMED_BACK,
            TimelineCode.RECEIPT_CLEARED_UP,
            TimelineCode.DONORS_THANKED);
    fireTimers(Duration.ofDays(91), process);
    assertThat(process).isWaitingAt("UserTask_FollowUpVisit");
  }

  @Test
  void moneyThatNobodyGotIsLookedForUntilItIsFoundOrLeft() {
    var process = startedUnsampled();
    assertThat(confirms("NONE", 0).statusCode()).isEqualTo(200);
    signals.runOnce();
    desk.complete(INFORMANT, caseNumber, "UserTask_ConfirmReceipt", Map.of("received", "NONE"));
    assertThat(process).isWaitingAt("UserTask_ClearUpReceipt");
    assertThat(desk.offeredTo(caseNumber, "UserTask_ClearUpReceipt"))
        .containsExactly("county-approver.520502");
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("outcome", "FOUND"),
            Map.of("note", "It lay at the village office."),
            Map.of("outcome", "GONE", "note", "It lay at the village office."))) {
      assertThatThrownBy(() -> desk.complete(COUNTY, caseNumber, "UserTask_ClearUpReceipt", wrong))
          .isNotNull();
    }
    clearedUp("FOUND");
    assertThat(process).isWaitingAt("TimerEvent_FollowUpDue");
    assertThat(followUps.of(caseNumber).receipts().get(0).word())
        .isNotNull()
        .returns(FollowUp.Source.CLEARED_UP, FollowUp.Word::source)
        .returns(Money.fen(80_000), FollowUp.Word::amount);
    assertThat(recoveries.ofCase(caseNumber)).isEmpty();
  }

  @Test
  void forGoodsTheFamilyHasSignedAndIsNotAskedAgain() {
    var offers = new OfferedCases(context);
    caseNumber = offers.offeredGoods(2);
    offers.broughtGoods(offers.need(caseNumber), 2);
    var process = startedFollowUp();
    assertThat(process)
        .isWaitingAt("TimerEvent_FollowUpDue")
        .hasNotPassed("ReceiveTask_ReceiptConfirmed");
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.FOLLOWING_UP);
    assertThat(told())
        .containsSubsequence(TimelineCode.RECEIPT_KNOWN, TimelineCode.DONORS_THANKED)
        .doesNotContain(TimelineCode.RECEIPT_ASKED);
  }

  @Test
  void aNewNeedBecomesARequestOfItsOwnFiledLikeAnyOther() {
    var process = visitedAgain();
    var visit =
        Map.<String, Object>of(
            "result", "SAME", "needMet", true, "note", "Warm, but the roof leaks.");
    refusedVisit(with(visit, "newNeeds", List.of("HOUSING")), "newNeedYuan");
    refusedVisit(with(visit, "newNeedYuan", "500"), "newNeedYuan");
    refusedVisit(with(visit, "newNeeds", List.of("ROOF"), "newNeedYuan", "500"), "newNeeds");
    refusedVisit(with(visit, "newNeeds", List.of("HOUSING"), "newNeedYuan", "0"), "newNeedYuan");
    refusedVisit(
        with(visit, "newNeeds", List.of("HOUSING"), "newNeedYuan", "499999"), "newNeedYuan");
    assertThat(followUps.of(caseNumber).outcome()).isNull();

    desk.complete(
        INFORMANT,
        caseNumber,
        "UserTask_FollowUpVisit",
        with(visit, "newNeeds", List.of("HOUSING", "TRAINING"), "newNeedYuan", "500.50"));

    assertThat(process).isEnded().hasPassed("ServiceTask_ReportNewNeeds");
    var old = cases.of(caseNumber);
    var filed =
        cases.ofHouseholds(households.ofSamePeople(old.householdId())).stream()
            .filter(file -> file.follows().equals(Optional.of(caseNumber)))
            .toList();
    assertThat(filed)
        .hasSize(2)
        .allSatisfy(
            file -> {
              assertThat(file.status()).isEqualTo(CaseStatus.FILED);
              assertThat(file.asked()).isEqualTo(Money.fen(50_050));
              assertThat(file.clientId()).isEqualTo(old.clientId());
              assertThat(timeline.of(file.caseNumber()))
                  .extracting(TimelineEntry::code)
                  .contains(TimelineCode.FILED_BY_OFFICIAL, TimelineCode.FILED_AFTER);
              assertThat(fourEyes.objection(file.caseNumber(), Hand.DECIDED, INFORMANT))
                  .isPresent();
              assertThat(
                      engine
                          .getRuntimeService()
                          .createProcessInstanceQuery()
                          .processInstanceBusinessKey(file.caseNumber().value())
                          .processDefinitionKey("help-request")
                          .count())
                  .isEqualTo(1);
            })
        .extracting(CaseFile::category)
        .containsExactlyInAnyOrder(Category.HOUSING, Category.TRAINING);
    assertThat(told()).filteredOn(TimelineCode.NEW_NEED_FILED::equals).hasSize(2);
    assertThat(household.get("/cases/" + filed.get(0).caseNumber()).body())
        .contains("\"follows\":\"" + caseNumber + "\"");
  }

  @Test
  void bothSidesSayOnceWhatTheyThink() {
    var process = startedUnsampled();
    var door = "/cases/" + caseNumber + "/evaluation";
    var words = "{\"score\":4,\"comment\":\"及时雨\"}";
    assertThat(household.post(door, words).statusCode()).isEqualTo(404);
    confirms("FULL", 80_000);
    signals.runOnce();
    fireTimers(Duration.ofDays(91), process);
    assertThat(process).isEnded();

    for (var wrong : List.of("0", "6", "4.5", "\"4\"", "null")) {
      var answer = household.post(door, "{\"score\":" + wrong + "}");
      assertThat(answer.statusCode()).as(wrong).isIn(400, 422);
      assertThat(answer.body()).contains("\"field\":\"score\"");
    }
    var tooLong = "{\"score\":4,\"comment\":\"" + "长".repeat(1001) + "\"}";
    assertThat(household.post(door, tooLong).body()).contains("\"field\":\"comment\"");
    var stranger =
        new AtFrontDoor(
            port,
            "other-portal",
            clients.register("other-portal", List.of(Scopes.CASES_FILE, Scopes.DONORS)));
    assertThat(stranger.post(door, words).statusCode()).isEqualTo(404);

    assertThat(household.post(door, words).statusCode()).isEqualTo(204);
    assertThat(household.post(door, words).statusCode()).isEqualTo(409);
    var gift =
        jdbc.queryForObject(
            "select reference from evaluation where case_number = ? and side = 'DONOR'",
            String.class,
            caseNumber.value());
    var donors = "/gifts/" + gift + "/evaluation";
    assertThat(household.post(donors, words).statusCode()).isEqualTo(403);
    assertThat(stranger.post(donors, words).statusCode()).isEqualTo(404);
    var app =
        new AtFrontDoor(
            port, MetCases.CLIENT, clients.register(MetCases.CLIENT, List.of(Scopes.DONORS)));
    assertThat(app.post(donors, "{\"score\":5}").statusCode()).isEqualTo(204);
    assertThat(app.post(donors, "{\"score\":1}").statusCode()).isEqualTo(409);
    assertThat(evaluations.of(caseNumber))
        .containsExactly(
            new Evaluations.Evaluation(Evaluations.Side.HOUSEHOLD, 4),
            new Evaluations.Evaluation(Evaluations.Side.DONOR, 5));
    assertThat(told()).filteredOn(TimelineCode.EVALUATED::equals).hasSize(2);
  }

  private ProcessInstance visitedAgain() {
    var process = startedUnsampled();
    cases.score(caseNumber, 75, PriorityBand.P1);
    confirms("FULL", 80_000);
    signals.runOnce();
    fireTimers(Duration.ofDays(91), process);
    assertThat(process).isWaitingAt("UserTask_FollowUpVisit");
    return process;
  }

  private void refusedVisit(Map<String, Object> visit, String field) {
    assertThatThrownBy(() -> desk.complete(INFORMANT, caseNumber, "UserTask_FollowUpVisit", visit))
        .hasStackTraceContaining(words(field));
  }

  private static String words(String field) {
    return field.equals("newNeeds") ? "New needs" : "What would meet each new need";
  }

  private static Map<String, Object> with(Map<String, Object> visit, Object... more) {
    var all = new HashMap<>(visit);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return all;
  }

  private void clearedUp(String outcome) {
    desk.complete(
        COUNTY,
        caseNumber,
        "UserTask_ClearUpReceipt",
        Map.of("outcome", outcome, "note", "Asked at the village office."));
  }

  @Test
  void allOfItWithAnotherAmountIsADoubtThatAVisitMayClear() {
    var process = startedUnsampled();
    assertThat(confirms("FULL", 79_900).statusCode()).isEqualTo(200);
    signals.runOnce();
    assertThat(process).isWaitingAt("UserTask_ConfirmReceipt");
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.CONFIRMING);
    desk.complete(
        INFORMANT,
        caseNumber,
        "UserTask_ConfirmReceipt",
        Map.of("received", "FULL", "receivedOn", LocalDate.now(clock).toString()));
    assertThat(process).isWaitingAt("TimerEvent_FollowUpDue");
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.FOLLOWING_UP);
    assertThat(followUps.of(caseNumber).receipts().get(0).arrived()).isEqualTo(Money.fen(80_000));
    assertThat(recoveries.ofCase(caseNumber)).isEmpty();
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
    assertThat(cases.of(caseNumber).status()).isEqualTo(CaseStatus.FOLLOWING_UP);
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
    return startedFollowUp();
  }

  private ProcessInstance startedFollowUp() {
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
