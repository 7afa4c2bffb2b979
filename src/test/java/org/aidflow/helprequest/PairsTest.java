package org.aidflow.helprequest;

import static java.util.Comparator.comparing;
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
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.Role;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Goods;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every event at every wait state does what {@code pairs.csv} says, one test a row. A case that an
 * event leaves where it is hears the next one too.
 */
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

  /** In the order in which they happen. */
  private static final List<String> EVENTS =
      List.of(
          "CORRECTED", "DEADLINE", "MOVED", "WITHDRAWN", "CONSENT_WITHDRAWN", "DIED", "SUSPICION");

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

    /** Nothing of what comes after it would be otherwise. */
    boolean leavesItThere() {
      return position.startsWith("same") && !position.contains(" and ");
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
    var rows = rows();
    var places = places();
    assertThat(notWalked(rows, places.keySet())).as("rows that no test walks").isEmpty();
    return places.entrySet().stream()
        .map(
            place -> {
              var here = rows.stream().filter(row -> row.place().equals(place.getKey())).toList();
              assertThat(here)
                  .as("events at %s", place.getKey())
                  .extracting(Row::event)
                  .containsExactlyInAnyOrderElementsOf(EVENTS);
              var standing = new Standing(place.getValue());
              return dynamicContainer(
                  place.getKey(),
                  here.stream()
                      .sorted(
                          comparing(Row::leavesItThere)
                              .reversed()
                              .thenComparing(row -> EVENTS.indexOf(row.event())))
                      .map(row -> dynamicTest(row.event(), () -> hold(row, standing))));
            });
  }

  @Test
  void aRowThatNoTestWalksIsNamed() throws IOException {
    var rows = new ArrayList<>(rows());
    rows.add(Row.of("UserTask_Dream,OPEN,DIED,200,ENDED_BY_DEATH,,ended,none"));
    assertThat(notWalked(rows, places().keySet())).containsExactly("UserTask_Dream OPEN");
  }

  private static List<String> notWalked(List<Row> rows, Set<String> places) {
    return rows.stream().map(Row::place).distinct().filter(row -> !places.contains(row)).toList();
  }

  private static List<Row> rows() throws IOException {
    try (var lines = Files.lines(ROWS)) {
      return lines
          .filter(line -> !line.startsWith("#") && !line.startsWith("waitState,"))
          .map(Row::of)
          .toList();
    }
  }

  /** A case that stands at the place, and another one whenever that has moved. */
  private static final class Standing {
    private final Supplier<CaseWalk> place;
    private @Nullable CaseWalk walk;

    Standing(Supplier<CaseWalk> place) {
      this.place = place;
    }

    /** Whoever keeps it to himself has to bring it back. */
    CaseWalk take() {
      var standing = walk;
      walk = null;
      return standing == null ? place.get() : standing;
    }

    void bringBack(CaseWalk unmoved) {
      walk = unmoved;
    }
  }

  /** How a case comes to stand there. */
  private Map<String, Supplier<CaseWalk>> places() {
    var places = new LinkedHashMap<String, Supplier<CaseWalk>>();
    places.put("UserTask_RequestMissing VERIFYING", () -> cases.toAdd());
    places.put("ReceiveTask_CompletionReceived INCOMPLETE", () -> cases.toComplete());
    places.put("CatchEvent_RegisterAnswered VERIFYING", () -> cases.atFarRegister());
    places.put("UserTask_CheckRegister VERIFYING", () -> cases.toCheckRegister());
    places.put("UserTask_ResolveDuplicate VERIFYING", () -> cases.duplicate());
    places.put("UserTask_VisitHousehold VERIFYING", () -> cases.filed(BankProcess.SOUND));
    places.put("UserTask_ReviewVerification VERIFYING", () -> cases.toReview());
    places.put("UserTask_GiveOpinion DECIDING", () -> cases.toAdvise());
    places.put("UserTask_DecideCase DECIDING", () -> cases.visited());
    places.put("UserTask_DecideInPanel DECIDING", () -> cases.inPanel());
    places.put("UserTask_SignRefusal DECIDING", () -> cases.toSign());
    places.put("UserTask_DecideEmergency DECIDING", () -> cases.emergency());
    places.put("UserTask_RatifyEmergency PAYING", () -> cases.toRatify());
    places.put("TimerEvent_NoticeOver OPEN", () -> cases.open(BankProcess.SOUND));
    places.put("UserTask_InvestigateObjection OPEN", () -> cases.objectedTo());
    places.put("CatchEvent_NeedMet OPEN", this::pledged);
    places.put("TimerEvent_NoticeOver MET", () -> met());
    places.put("UserTask_DecideUnmetNeed PARTLY_MET", this::unmet);
    places.put("UserTask_PreparePayment PAYING", () -> cases.toPrepare());
    places.put("UserTask_ReleasePayment PAYING", () -> cases.toRelease(BankProcess.SOUND));
    places.put("UserTask_CorrectAccount PAYING", () -> cases.rejected());
    places.put("ReceiveTask_PaymentAnswered PAYING", () -> cases.released(BankProcess.SOUND));
    places.put("UserTask_ClearUpPayment PAYING", () -> cases.unclear());
    places.put("UserTask_DispatchGoods MET", () -> cases.toDispatch());
    places.put("UserTask_HandOver PAYING", () -> cases.toHandOver());
    places.put(
        "CatchEvent_NeedMet PARTLY_MET after a payment", () -> cases.partlyPaidAndPartlyMet());
    places.put("ReceiveTask_ReceiptConfirmed CONFIRMING", () -> cases.paid());
    places.put("UserTask_ConfirmReceipt CONFIRMING", () -> cases.received("PART", 30_000));
    places.put(
        "TimerEvent_FollowUpDue FOLLOWING_UP",
        () -> cases.received("FULL", StandingCases.ASKED.fen()));
    places.put("UserTask_FollowUpVisit FOLLOWING_UP", () -> cases.visitedAgain());
    places.put("CatchEvent_AppealFiled REFUSED", () -> cases.refused());
    places.put("UserTask_DecideAppeal REFUSED", () -> cases.underAppeal());
    places.put("UserTask_InvestigateSuspicion DECIDING", () -> cases.held());
    places.put("UserTask_HearAuthority DECIDING", () -> cases.referred());
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

  private void hold(Row row, Standing standing) {
    var walk = standing.take();
    var before = Before.of(walk);
    assertThat(before.waiting()).contains(row.waitState());
    happens(row, walk);
    cases.told(walk);
    var file = walk.file();
    assertThat(file.status()).isEqualTo(CaseStatus.valueOf(row.status()));
    assertThat(flags(file)).isEqualTo(row.flags());
    position(row, walk, file, before);
    money(row.money(), walk, file, before);
    if (row.leavesItThere()) {
      standing.bringBack(walk);
    }
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

  private static void position(Row row, CaseWalk walk, CaseFile file, Before before) {
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
      assertThat(file.area()).isEqualTo(ELSEWHERE);
    }
    if (position.endsWith("one level up too")) {
      assertThat(walk.timeline()).contains(TimelineCode.DEADLINE_EXTENDED);
    } else if (row.event().equals("DEADLINE")) {
      assertThat(walk.timeline()).doesNotContain(TimelineCode.DEADLINE_EXTENDED);
    }
  }

  private void money(String expected, CaseWalk walk, CaseFile file, Before before) {
    switch (expected) {
      case "none" -> {
        assertThat(file.met()).isEqualTo(Money.ZERO);
        assertThat(disbursements.paymentsOf(walk.caseNumber())).isEmpty();
      }
      case "pledges withdrawn" -> assertThat(pledgesAre(walk)).containsOnly(PledgeStatus.WITHDRAWN);
      case "pledges kept" -> assertThat(pledgesAre(walk)).containsOnly(PledgeStatus.OPEN);
      case "gifts unallocated" -> assertThat(file.met()).isEqualTo(Money.ZERO);
      case "gifts kept" -> {
        assertThat(file.met()).isEqualTo(before.met());
        assertThat(before.met().isPositive()).isTrue();
      }
      case "reserved" ->
          assertThat(payment(walk)).isIn(DisbursementStatus.DRAFT, DisbursementStatus.IN_APPROVAL);
      case "cancelled and gifts unallocated" -> {
        assertThat(payment(walk)).isEqualTo(DisbursementStatus.CANCELLED);
        assertThat(file.met()).isEqualTo(Money.ZERO);
      }
      case "under way" ->
          assertThat(payment(walk)).isIn(DisbursementStatus.RELEASED, DisbursementStatus.UNKNOWN);
      case "paid" -> assertThat(file.paid()).isEqualTo(StandingCases.ASKED);
      case "paid and the rest unallocated" -> {
        assertThat(before.met().isMoreThan(StandingCases.ASKED)).isTrue();
        assertThat(file.met()).isEqualTo(StandingCases.ASKED);
        assertThat(file.paid()).isEqualTo(StandingCases.ASKED);
      }
      case "goods given back" -> {
        assertThat(before.pieces()).isPositive();
        assertThat(pieces(file)).isZero();
        assertThat(walk.timeline()).contains(TimelineCode.GOODS_GIVEN_BACK);
      }
      case "goods kept" -> {
        assertThat(before.pieces()).isPositive();
        assertThat(pieces(file)).isEqualTo(before.pieces());
      }
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

  /** Pieces of goods that came in. */
  private static int pieces(CaseFile file) {
    return file.lines().stream().flatMap(line -> line.goods().stream()).mapToInt(Goods::met).sum();
  }

  private static String flags(CaseFile file) {
    return String.join(
        " ",
        file.flags().stream()
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

  /** What was, before it happened. */
  private record Before(List<String> waiting, Money met, int pieces) {
    static Before of(CaseWalk walk) {
      var file = walk.file();
      return new Before(PairsTest.waiting(walk), file.met(), PairsTest.pieces(file));
    }
  }
}
