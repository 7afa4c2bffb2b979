package org.aidflow.helprequest;

import static org.aidflow.casefile.CaseStatus.CLOSED;
import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.CaseStatus.FOLLOWING_UP;
import static org.aidflow.casefile.CaseStatus.MET;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.PARTLY_MET;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.aidflow.casefile.CaseStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.casefile.Goods;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.OfferedCases;
import org.aidflow.paths.WalksModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Requests for three school bags, walked from the front door to their end. */
@WalksModels
class GoodsWalkTest extends AidflowTest {
  private static final Map<String, Object> BAGS =
      Map.of(
          "id", "bag", "kind", "GOODS", "item", "school bag", "quantity", 3, "estimatedFen", 18000);
  private static final String DISPATCH = "UserTask_DispatchGoods";
  private static final String HAND_OVER = "UserTask_HandOver";
  private static final String SEARCH = "Gateway_WhatComesFirst";
  private static final String INFORMANT = "village-informant-1";

  @Autowired private ApplicationContext context;
  @Autowired private Ledger ledger;
  @Autowired private AidflowClock clock;

  private StandingCases cases;
  private OfferedCases offers;

  @BeforeEach
  void openTheOffice() {
    cases = new StandingCases(context, port);
    offers = new OfferedCases(context);
  }

  @AfterEach
  void theLedgerIsWhole() {
    assertThat(ledger.violations()).isEmpty();
  }

  @Test
  void aCaseOfGoodsAloneGoesOnUntilAllOfThemAreWithTheFamily() {
    var walk = toDispatch(goodsAlone());
    dispatch(walk).standsAt(PAYING, HAND_OVER);
    assertThat(read("cases/" + walk.caseNumber()))
        .contains("on the way to the household", "handed over in the village");
    handOver(walk, "DAMAGED", 1).standsAt(PARTLY_MET, SEARCH);
    brought(walk, 0, 2).standsAt(MET, DISPATCH);
    handOver(dispatch(walk), "GOOD", 2).standsAt(FOLLOWING_UP, "TimerEvent_FollowUpDue");
    assertThat(goods(walk, 0).handedOver()).isEqualTo(3);

    walk.timePasses("TimerEvent_FollowUpDue");
    if (walk.task("UserTask_FollowUpVisit") != null) {
      walk.complete(
          "UserTask_FollowUpVisit",
          INFORMANT,
          Map.of("result", "BETTER", "needMet", true, "note", "All three go to school."));
    }
    walk.standsAt(CLOSED);
    assertThat(walk.file().paid()).isEqualTo(Money.ZERO);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.GOODS_BROUGHT,
            TimelineCode.GOODS_DISPATCHED,
            TimelineCode.GOODS_HANDED_OVER,
            TimelineCode.GOODS_LOST,
            TimelineCode.GOODS_LOOKED_FOR_AGAIN,
            TimelineCode.GOODS_BROUGHT,
            TimelineCode.GOODS_HANDED_OVER,
            TimelineCode.RECEIPT_KNOWN,
            TimelineCode.CLOSED)
        .doesNotContain(TimelineCode.MONEY_RESERVED, TimelineCode.RECEIPT_ASKED);
  }

  @Test
  void theVillageReadsWhatGoodsAreToCome() {
    var walk = goodsAlone();
    var village = walk.file().area();
    assertThat(read("notices?limit=200&area=" + village))
        .contains("\"approvedFen\":0,\"approvedGoods\":[{\"item\":\"school bag\",\"quantity\":3}]");
  }

  @Test
  void moneyIsPaidAndGoodsAreHandedOverInOneCase() {
    var walk = moneyPaidGoodsToDispatch();
    handOver(dispatch(walk), "GOOD", 3).standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
    assertThat(goods(walk, 1).handedOver()).isEqualTo(3);
  }

  @Test
  void goodsThatWaitGoBackWhenTheApplicantWithdraws() {
    var walk = toDispatch(goodsAlone());
    withdraw(walk);
    walk.standsAt(WITHDRAWN);
    assertThat(goods(walk, 0).met()).isZero();
    assertThat(walk.timeline()).contains(TimelineCode.GOODS_GIVEN_BACK, TimelineCode.STOPPED);
  }

  @Test
  void goodsThatWaitGoBackThoughTheMoneyIsPaidAlready() {
    var walk = moneyPaidGoodsToDispatch();
    withdraw(walk);
    walk.standsAt(CONFIRMING, "ReceiveTask_ReceiptConfirmed");
    assertThat(goods(walk, 1).met()).isZero();
    assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
  }

  @Test
  void nobodyIsLookedForAgainWhenTheApplicantWithdraws() {
    var walk = toDispatch(goodsAlone());
    handOver(dispatch(walk), "LOST", 0).standsAt(OPEN, SEARCH);
    withdraw(walk);
    walk.standsAt(WITHDRAWN);
  }

  private CaseWalk moneyPaidGoodsToDispatch() {
    var walk = approved(CaseWalk.filed(context, Request.aHelpRequest().with("needs[1]", BAGS)));
    cases.given(walk, StandingCases.ASKED);
    brought(walk, 1, 3)
        .timePasses("TimerEvent_NoticeOver")
        .standsAt(PAYING, "UserTask_ReleasePayment");
    cases.release(walk, "RELEASE");
    return cases.answered(walk, DisbursementStatus.PAID).standsAt(PAYING, DISPATCH);
  }

  private String read(String what) {
    return FrontDoor.of(port, Township.PORTAL).get("/api/v1/" + what).body().toString();
  }

  private CaseWalk goodsAlone() {
    return approved(CaseWalk.filed(context, Request.aHelpRequest().with("needs[0]", BAGS)));
  }

  private static CaseWalk approved(CaseWalk walk) {
    return walk.goesOn()
        .visitedBy(INFORMANT)
        .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED");
  }

  private CaseWalk toDispatch(CaseWalk walk) {
    return brought(walk, 0, 3).timePasses("TimerEvent_NoticeOver").standsAt(MET, DISPATCH);
  }

  private CaseWalk brought(CaseWalk walk, int line, int pieces) {
    offers.broughtGoods(offers.need(walk.caseNumber(), line), pieces);
    return cases.told(walk);
  }

  private static CaseWalk dispatch(CaseWalk walk) {
    return walk.complete(DISPATCH, "township-reviewer-1", Map.of("carrier", "own vehicle"));
  }

  private CaseWalk handOver(CaseWalk walk, String condition, int pieces) {
    return walk.photographedBy(INFORMANT)
        .photographedBy(INFORMANT)
        .complete(
            HAND_OVER,
            INFORMANT,
            Map.of(
                "condition", condition,
                "quantity", pieces,
                "handedOverOn", LocalDate.now(clock.withZone(WorkingDays.ZONE)).toString()));
  }

  private void withdraw(CaseWalk walk) {
    var answer =
        FrontDoor.of(port, Township.PORTAL)
            .post("/api/v1/cases/%s/withdrawal".formatted(walk.caseNumber()), "{}");
    assertThat(answer.status()).isEqualTo(200);
    cases.told(walk);
  }

  private static Goods goods(CaseWalk walk, int line) {
    return walk.file().lines().get(line).goods().orElseThrow();
  }
}
