package org.aidflow.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.ChangeKind;
import org.aidflow.casefile.Changes;
import org.aidflow.casefile.Evidences;
import org.aidflow.casefile.Goods;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.TimelineEntry;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.matching.Matching;
import org.aidflow.matching.NeedStatus;
import org.aidflow.matching.Needs;
import org.aidflow.matching.OfferedCases;
import org.aidflow.paths.WalksModels;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Walks processes/hand-over-goods.bpmn for goods that donors brought. */
@WalksModels
class HandOverGoodsProcessTest extends AidflowTest {
  private static final String STATION = "township-reviewer-7";
  private static final String INFORMANT = "village-informant-7";

  @Autowired private ApplicationContext context;
  @Autowired private CaseFiles cases;
  @Autowired private Evidences evidences;
  @Autowired private Timeline timeline;
  @Autowired private Shipments shipments;
  @Autowired private Needs needs;
  @Autowired private Matching matching;
  @Autowired private Changes changes;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private AidflowClock clock;

  private AtDesk desk;
  private OfferedCases offers;
  private CaseNumber caseNumber = new CaseNumber("HR-2000-0000000");

  @BeforeEach
  void openTheStation() {
    desk = new AtDesk(context);
    desk.hire(STATION, Role.TOWNSHIP_REVIEWER, OfferedCases.TOWNSHIP);
    desk.hire(INFORMANT, Role.VILLAGE_INFORMANT, OfferedCases.VILLAGE);
    offers = new OfferedCases(context);
  }

  @Test
  void goodsGoLineByLineToTheHouseholdAndNoFenMoves() {
    long booked = booked();
    brought(3, 2);
    var process = started();
    assertThat(process).isWaitingAt("UserTask_DispatchGoods");
    assertThat(desk.offeredTo(caseNumber, "UserTask_DispatchGoods"))
        .containsExactly("township-reviewer." + OfferedCases.TOWNSHIP);
    assertThat(status()).isEqualTo(CaseStatus.MET);
    dispatch();
    assertThat(process).isWaitingAt("UserTask_HandOver");
    assertThat(status()).isEqualTo(CaseStatus.PAYING);
    proven();
    handOver("GOOD", 3);
    assertThat(process).isWaitingAt("UserTask_DispatchGoods");
    dispatch();
    proven();
    handOver("GOOD", 2);

    assertThat(process).isEnded().hasPassed("EndEvent_HandedOver");
    assertThat(status()).isEqualTo(CaseStatus.PAYING);
    assertThat(goods(0).handedOver()).isEqualTo(3);
    assertThat(goods(1).handedOver()).isEqualTo(2);
    assertThat(shipments.of(caseNumber))
        .extracting(shipment -> shipment.condition().orElseThrow())
        .containsExactly(Condition.GOOD, Condition.GOOD);
    assertThat(told())
        .containsSubsequence(TimelineCode.GOODS_DISPATCHED, TimelineCode.GOODS_HANDED_OVER);
    assertThat(cases.of(caseNumber).paid()).isEqualTo(Money.ZERO);
    assertThat(booked()).isEqualTo(booked);
    assertThat(toldToDonors("goods-handed-over")).isEqualTo(4);
  }

  @Test
  void whatIsDamagedIsLookedForAgainAndHandedOverLater() {
    brought(3);
    var process = started();
    dispatch();
    proven();
    handOver("DAMAGED", 1);

    assertThat(process).isEnded().hasPassed("EndEvent_GoodsMissing");
    assertThat(status()).isEqualTo(CaseStatus.PARTLY_MET);
    assertThat(goods(0)).returns(1, Goods::handedOver).returns(1, Goods::met);
    assertThat(needs.of(offers.need(caseNumber)))
        .returns(NeedStatus.OPEN, need -> need.status())
        .returns(2, need -> need.openQuantity());
    assertThat(told())
        .containsSubsequence(TimelineCode.GOODS_LOST, TimelineCode.GOODS_LOOKED_FOR_AGAIN);
    assertThat(toldToDonors("goods-missing")).isEqualTo(1);

    offers.broughtGoods(offers.need(caseNumber), 2);
    assertThat(status()).isEqualTo(CaseStatus.MET);
    process = started();
    dispatch();
    proven();
    handOver("GOOD", 2);
    assertThat(process).isEnded().hasPassed("EndEvent_HandedOver");
    assertThat(goods(0).handedOver()).isEqualTo(3);
  }

  @Test
  void whatIsLostNeedsNoReceiptAndLeavesTheWholeLineOpen() {
    brought(2);
    var process = started();
    dispatch();
    handOver("LOST", 0);
    assertThat(process).isEnded().hasPassed("EndEvent_GoodsMissing");
    assertThat(status()).isEqualTo(CaseStatus.OPEN);
    assertThat(needs.of(offers.need(caseNumber)).openQuantity()).isEqualTo(2);
  }

  @Test
  void goodsOfACaseThatIsStoppedGoBackUnlessTheyAreOnTheirWay() {
    brought(3, 2);
    var process = started();
    dispatch();
    changes.stop(caseNumber, ChangeKind.WITHDRAWN);
    matching.stop(caseNumber);
    assertThat(goods(0).met()).isEqualTo(3);
    assertThat(goods(1).met()).isZero();
    proven();
    handOver("GOOD", 3);
    assertThat(process).isEnded().hasPassed("EndEvent_HandedOver");
    assertThat(goods(0).handedOver()).isEqualTo(3);
  }

  @Test
  void goodsThatNobodyHasSentGoBackAtOnce() {
    brought(3);
    var process = started();
    changes.stop(caseNumber, ChangeKind.WITHDRAWN);
    matching.stop(caseNumber);
    refused(STATION, "UserTask_DispatchGoods", Map.of("carrier", "own"), "Nothing of it is at");
    engine
        .getRuntimeService()
        .createMessageCorrelation("help-over")
        .processInstanceBusinessKey(caseNumber.value())
        .correlate();
    assertThat(process).isEnded().hasNotPassed("UserTask_HandOver");
    assertThat(goods(0).met()).isZero();
  }

  @Test
  void whereNoGoodsWaitItEndsAtOnceAndNothingMoves() {
    caseNumber = offers.offered(500_00);
    var process = started();
    assertThat(process).isEnded().hasPassed("EndEvent_HandedOver");
    assertThat(status()).isEqualTo(CaseStatus.OPEN);
  }

  @Test
  void aHandOverThatMakesNoSenseIsRefusedByFieldAndChangesNothing() {
    brought(3);
    var process = started();
    refused(STATION, "UserTask_DispatchGoods", Map.of(), "Carrier");
    refused(STATION, "UserTask_DispatchGoods", Map.of("carrier", "x".repeat(61)), "Carrier");
    refused(
        STATION,
        "UserTask_DispatchGoods",
        Map.of("carrier", "own vehicle", "trackingNumber", "张三 139"),
        "Tracking number");
    refused(STATION, "UserTask_DispatchGoods", Map.of("carrier", "own", "pieces", 4), "pieces");
    dispatch();

    var pieces = "Pieces the family got in good condition";
    refused(INFORMANT, "UserTask_HandOver", arrived("GOOD", 3), "Add a photo of the hand-over");
    desk.as(INFORMANT, () -> evidences.add(caseNumber, CaseWalk.photo()));
    refused(INFORMANT, "UserTask_HandOver", arrived("GOOD", 3), "the signed receipt");
    proven();
    refused(INFORMANT, "UserTask_HandOver", arrived("GOOD", 2), pieces);
    refused(INFORMANT, "UserTask_HandOver", arrived("GOOD", 4), pieces);
    refused(INFORMANT, "UserTask_HandOver", arrived("DAMAGED", 3), pieces);
    refused(INFORMANT, "UserTask_HandOver", arrived("LOST", -1), pieces);
    refused(INFORMANT, "UserTask_HandOver", arrived("STOLEN", 1), "How did they arrive?");
    for (var day : List.of(today().plusDays(1), today().minusDays(1))) {
      var wrong = new HashMap<>(arrived("GOOD", 3));
      wrong.put("handedOverOn", day.toString());
      refused(INFORMANT, "UserTask_HandOver", wrong, "Handed over on");
    }
    assertThat(process).isWaitingAt("UserTask_HandOver");
    assertThat(goods(0)).returns(0, Goods::handedOver).returns(3, Goods::met);
    assertThat(shipments.of(caseNumber)).singleElement().returns(0, Shipment::missing);
  }

  private void brought(int... pieces) {
    caseNumber = offers.offeredGoods(pieces);
    for (int line = 0; line < pieces.length; line++) {
      offers.broughtGoods(offers.need(caseNumber, line), pieces[line]);
    }
  }

  private ProcessInstance started() {
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "hand-over-goods",
            caseNumber.value(),
            Map.of(
                "caseNumber",
                caseNumber.value(),
                "area",
                OfferedCases.VILLAGE.value(),
                "amountFen",
                18_000L,
                "priority",
                "P2"));
  }

  private void dispatch() {
    desk.complete(
        STATION,
        caseNumber,
        "UserTask_DispatchGoods",
        Map.of("carrier", "own vehicle", "trackingNumber", "SF-1234567"));
  }

  /** A photo, and the receipt. */
  private void proven() {
    for (int file = 0; file < 2; file++) {
      desk.as(INFORMANT, () -> evidences.add(caseNumber, CaseWalk.photo()));
    }
  }

  private void handOver(String condition, int pieces) {
    desk.complete(INFORMANT, caseNumber, "UserTask_HandOver", arrived(condition, pieces));
  }

  private Map<String, Object> arrived(String condition, int pieces) {
    return Map.of("condition", condition, "quantity", pieces, "handedOverOn", today().toString());
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(WorkingDays.ZONE));
  }

  private void refused(String official, String task, Map<String, Object> fields, String words) {
    assertThatThrownBy(() -> desk.complete(official, caseNumber, task, fields))
        .hasStackTraceContaining(words);
  }

  private CaseStatus status() {
    return cases.of(caseNumber).status();
  }

  private Goods goods(int line) {
    return cases.linesOf(caseNumber).get(line).goods().orElseThrow();
  }

  private List<TimelineCode> told() {
    return timeline.of(caseNumber).stream().map(TimelineEntry::code).toList();
  }

  private long booked() {
    var count = jdbc.queryForObject("select count(*) from ledger.posting", Long.class);
    return count == null ? 0 : count;
  }

  private long toldToDonors(String event) {
    var count =
        jdbc.queryForObject(
            """
            select count(*) from outbox_event e join pledge p on p.id::text = e.subject
            join need n on n.line_id = p.need_id where e.type = ? and n.case_number = ?
            """,
            Long.class,
            event,
            caseNumber.value());
    return count == null ? 0 : count;
  }
}
