package org.aidflow.helprequest;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.Role;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.Pledge;
import org.aidflow.matching.PledgeStatus;
import org.aidflow.matching.Pledges;
import org.aidflow.paths.WalksModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Every event at every wait state does what {@code pairs.csv} says, one test a row. */
@WalksModels
class PairsTest extends AidflowTest {
  private static final Path ROWS = Path.of("src/test/resources/org/aidflow/helprequest/pairs.csv");
  private static final AreaCode ELSEWHERE = new AreaCode("520502101001");
  private static final Map<String, String> BODIES =
      Map.of(
          "WITHDRAWN", "{}",
          "DIED", "{\"kind\": \"DECEASED\"}",
          "MOVED", "{\"kind\": \"MOVED\", \"villageCode\": \"" + ELSEWHERE + "\"}",
          "CONSENT_WITHDRAWN", "{\"kind\": \"CONSENT_WITHDRAWN\"}",
          "CORRECTED", "{\"kind\": \"CORRECTED\", \"household\": {\"yearlyIncomeFen\": 1140000}}",
          "SUSPICION", "{\"kind\": \"SUSPICION\"}");

  @Autowired private ApplicationContext context;
  @Autowired private Pledges pledges;
  @Autowired private Disbursements disbursements;
  @Autowired private Ledger ledger;

  private StandingCases cases;

  /** A row of the file. */
  private record Row(
      String waitState,
      String state,
      String event,
      String answer,
      String status,
      String flags,
      String position,
      String money) {

    static Row of(String line) {
      var cells = line.split(",", -1);
      assertThat(cells).as(line).hasSize(8);
      return new Row(
          cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], cells[7]);
    }

    String place() {
      return waitState + " " + state;
    }
  }

  @BeforeEach
  void openTheOffices() {
    cases = new StandingCases(context, port);
    new AtDesk(context).hire("township-head-101", Role.TOWNSHIP_HEAD, ELSEWHERE);
  }

  @AfterEach
  void theLedgerIsWhole() {
    assertThat(ledger.violations()).isEmpty();
  }

  @TestFactory
  Stream<DynamicNode> everyEventAtEveryWaitState() throws IOException {
    var rows = new LinkedHashMap<String, List<Row>>();
    try (var lines = Files.lines(ROWS)) {
      rows.putAll(
          lines
              .filter(line -> !line.startsWith("#") && !line.startsWith("waitState,"))
              .map(Row::of)
              .collect(groupingBy(Row::place, LinkedHashMap::new, toList())));
    }
    var places = places();
    assertThat(rows).containsKeys(places.keySet().toArray(String[]::new));
    return places.entrySet().stream()
        .map(
            place ->
                dynamicContainer(
                    place.getKey(),
                    rows.getOrDefault(place.getKey(), List.of()).stream()
                        .map(row -> dynamicTest(row.event(), () -> hold(row, place.getValue())))));
  }

  /** How a case comes to stand there. */
  private Map<String, Supplier<CaseWalk>> places() {
    var places = new LinkedHashMap<String, Supplier<CaseWalk>>();
    places.put("UserTask_RequestMissing VERIFYING", () -> cases.toAdd());
    places.put("ReceiveTask_CompletionReceived INCOMPLETE", () -> cases.toComplete());
    places.put("UserTask_VisitHousehold VERIFYING", () -> cases.filed(BankProcess.SOUND));
    places.put("UserTask_DecideCase DECIDING", () -> cases.visited());
    places.put("UserTask_SignRefusal DECIDING", () -> cases.toSign());
    places.put("UserTask_DecideEmergency DECIDING", () -> cases.emergency());
    places.put("UserTask_RatifyEmergency PAYING", () -> cases.toRatify());
    places.put("TimerEvent_NoticeOver OPEN", () -> cases.open(BankProcess.SOUND));
    places.put("CatchEvent_NeedMet OPEN", this::pledged);
    places.put("TimerEvent_NoticeOver MET", () -> met());
    places.put("UserTask_DecideUnmetNeed PARTLY_MET", this::unmet);
    places.put("UserTask_PreparePayment PAYING", () -> cases.toPrepare());
    places.put("UserTask_ReleasePayment PAYING", () -> cases.toRelease(BankProcess.SOUND));
    places.put("UserTask_CorrectAccount PAYING", () -> cases.rejected());
    places.put("ReceiveTask_PaymentAnswered PAYING", () -> cases.released(BankProcess.SOUND));
    places.put("UserTask_ClearUpPayment PAYING", () -> cases.unclear());
    places.put("ReceiveTask_ReceiptConfirmed CONFIRMING", () -> cases.paid());
    places.put("UserTask_ConfirmReceipt CONFIRMING", () -> cases.received("PART", 30_000));
    places.put(
        "TimerEvent_FollowUpDue FOLLOWING_UP",
        () -> cases.received("FULL", StandingCases.ASKED.fen()));
    places.put("UserTask_FollowUpVisit FOLLOWING_UP", () -> cases.visitedAgain());
    places.put("CatchEvent_AppealFiled REFUSED", () -> cases.refused());
    places.put("UserTask_DecideAppeal REFUSED", () -> cases.underAppeal());
    places.put("UserTask_InvestigateSuspicion DECIDING", () -> cases.held());
    return places;
  }

  private CaseWalk pledged() {
    var walk = cases.open(BankProcess.SOUND);
    cases.pledged(walk, Money.ofYuan("200"));
    return walk;
  }

  private CaseWalk met() {
    return cases.given(cases.open(BankProcess.SOUND), StandingCases.ASKED);
  }

  private CaseWalk unmet() {
    return cases
        .given(cases.open(BankProcess.SOUND), Money.ofYuan("300"))
        .timePasses("TimerEvent_StillUnmet");
  }

  private void hold(Row row, Supplier<CaseWalk> place) {
    var walk = place.get();
    assertThat(waiting(walk)).contains(row.waitState());
    var before = Before.of(walk, waiting(walk));
    happens(row, walk);
    cases.told(walk);
    cases.told(walk);
    assertThat(walk.file().status()).isEqualTo(CaseStatus.valueOf(row.status()));
    assertThat(flags(walk)).isEqualTo(row.flags());
    position(row, walk, before);
    money(row.money(), walk, before);
  }

  private void happens(Row row, CaseWalk walk) {
    if (row.event().equals("DEADLINE")) {
      if (walk.hasTimer("StartEvent_DeadlinePassed")) {
        walk.timePasses("StartEvent_DeadlinePassed");
      }
    } else {
      var door = row.event().equals("WITHDRAWN") ? "withdrawal" : "changes";
      assertThat(cases.post(walk, door, BODIES.getOrDefault(row.event(), "")))
          .isEqualTo(Integer.parseInt(row.answer()));
    }
  }

  private static void position(Row row, CaseWalk walk, Before before) {
    var where = new ArrayList<>(before.waiting());
    var position = row.position();
    if (position.equals("ended")) {
      where.clear();
    } else if (position.startsWith("same and ")) {
      where.add(position.substring("same and ".length()));
    } else if (!position.startsWith("same")) {
      where = new ArrayList<>(List.of(position));
    }
    Collections.sort(where);
    assertThat(waiting(walk)).isEqualTo(where);
    if (position.endsWith("in the new area")) {
      assertThat(walk.file().area()).isEqualTo(ELSEWHERE);
    }
    if (position.endsWith("one level up too")) {
      assertThat(walk.timeline()).contains(TimelineCode.DEADLINE_EXTENDED);
    } else if (row.event().equals("DEADLINE")) {
      assertThat(walk.timeline()).doesNotContain(TimelineCode.DEADLINE_EXTENDED);
    }
  }

  private void money(String expected, CaseWalk walk, Before before) {
    switch (expected) {
      case "none" -> {
        assertThat(walk.file().met()).isEqualTo(Money.ZERO);
        assertThat(disbursements.paymentsOf(walk.caseNumber())).isEmpty();
      }
      case "pledges withdrawn" -> assertThat(pledgesAre(walk)).containsOnly(PledgeStatus.WITHDRAWN);
      case "pledges kept" -> assertThat(pledgesAre(walk)).containsOnly(PledgeStatus.OPEN);
      case "gifts unallocated" -> assertThat(walk.file().met()).isEqualTo(Money.ZERO);
      case "gifts kept" -> {
        assertThat(walk.file().met()).isEqualTo(before.met());
        assertThat(before.met().isPositive()).isTrue();
      }
      case "reserved" ->
          assertThat(payment(walk)).isIn(DisbursementStatus.DRAFT, DisbursementStatus.IN_APPROVAL);
      case "cancelled and gifts unallocated" -> {
        assertThat(payment(walk)).isEqualTo(DisbursementStatus.CANCELLED);
        assertThat(walk.file().met()).isEqualTo(Money.ZERO);
      }
      case "under way" ->
          assertThat(payment(walk)).isIn(DisbursementStatus.RELEASED, DisbursementStatus.UNKNOWN);
      case "paid" -> assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
      default -> throw new AssertionError("what is '" + expected + "'?");
    }
  }

  private List<PledgeStatus> pledgesAre(CaseWalk walk) {
    return pledges.ofCase(walk.caseNumber()).stream().map(Pledge::status).toList();
  }

  private DisbursementStatus payment(CaseWalk walk) {
    var all = disbursements.paymentsOf(walk.caseNumber());
    return all.get(all.size() - 1).status();
  }

  private static String flags(CaseWalk walk) {
    return String.join(
        " ",
        walk.file().flags().stream()
            .filter(flag -> flag == CaseFlag.HELD || flag == CaseFlag.UNDER_APPEAL)
            .map(Enum::name)
            .toList());
  }

  /** Where it waits, an event-based gateway by the message that it waits for. */
  private static List<String> waiting(CaseWalk walk) {
    return walk.waiting().stream()
        .map(
            id ->
                switch (id) {
                  case "Gateway_AppealOrSilence" -> "CatchEvent_AppealFiled";
                  case "Gateway_WhatComesFirst" -> "CatchEvent_NeedMet";
                  case "Gateway_ObjectionOrEnd" -> "TimerEvent_NoticeOver";
                  case "Gateway_AwaitRegister" -> "CatchEvent_RegisterAnswered";
                  default -> id;
                })
        .sorted()
        .toList();
  }

  private record Before(List<String> waiting, Money met) {
    static Before of(CaseWalk walk, List<String> waiting) {
      return new Before(waiting, walk.file().met());
    }
  }
}
