package org.aidflow.matching.process;

import static org.aidflow.casefile.CaseStatus.CLOSED_UNMET;
import static org.aidflow.casefile.CaseStatus.MET;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.PARTLY_MET;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.aidflow.AidflowTest;
import org.aidflow.AtFrontDoor;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.Goods;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.donor.Donor;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.aidflow.matching.MatchOutcome;
import org.aidflow.matching.Matching;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.Pledges;
import org.aidflow.workflow.SignalWorker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Goods that a real help request asks for: three school bags, and nothing else or money too. */
class GoodsPledgesTest extends AidflowTest {
  private static final String NOTICE = "Gateway_ObjectionOrEnd";
  private static final String SEARCH = "Gateway_WhatComesFirst";
  private static final Map<String, Object> BAGS =
      Map.of(
          "id", "bag", "kind", "GOODS", "item", "school bag", "quantity", 3, "estimatedFen", 18000);

  @Autowired private ApplicationContext context;
  @Autowired private SignalWorker signals;
  @Autowired private Matching matching;
  @Autowired private Pledges pledges;
  @Autowired private Clients clients;
  @Autowired private AidflowClock clock;

  private AtFrontDoor app;
  private Donor donor;

  @BeforeEach
  void theDonorsApp() {
    Township.staff(context);
    app =
        new AtFrontDoor(
            port, "goods-app", clients.register("goods-app", List.of(Scopes.DONORS, Scopes.GIFTS)));
    donor = new OfferedCases(context).donor("goods-app");
  }

  @Test
  void goodsAreMetByWhatDonorsBringAndNoMoneyMoves() {
    var walk = onOffer(CaseWalk.filed(context, aHelpRequest().with("needs[0]", BAGS)));
    var need = need(walk, 0);
    assertThat(walk.file().approvedValue()).isEqualTo(Money.fen(18_000));
    assertThat(walk.file().approved()).isEqualTo(Money.ZERO);
    assertThat(app.get("/needs/" + need).body())
        .contains("\"item\":\"school bag\"", "\"openQuantity\":3", "\"openFen\":0");

    var two = pledged(need, 2);
    assertThat(pledge(need, "\"quantity\": 2"))
        .returns(409, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).contains("\"openQuantity\":1"));
    assertThat(brought(two, 1).statusCode()).isEqualTo(200);
    walk.standsAt(PARTLY_MET, SEARCH, NOTICE);
    assertThat(brought(two, 2))
        .returns(409, HttpResponse::statusCode)
        .satisfies(answer -> assertThat(answer.body()).contains("\"reservedQuantity\":1"));
    assertThat(brought(two, 1).body()).contains("FULFILLED", "\"broughtQuantity\":2");
    assertThat(brought(pledged(need, 1), 1).statusCode()).isEqualTo(200);

    signals.runOnce();
    walk.goesOn().standsAt(MET, NOTICE);
    assertThat(matching.sumUp(walk.caseNumber()))
        .isEqualTo(new MatchOutcome(MatchOutcome.Result.MET, Money.ZERO));
    assertThat(walk.file().met()).isEqualTo(Money.ZERO);
    assertThat(goods(walk, 0)).returns(3, Goods::met).returns(3, Goods::waiting);
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.GOODS_PLEDGED, TimelineCode.GOODS_BROUGHT, TimelineCode.NEED_MET);
  }

  @Test
  void aPledgeOfGoodsLapsesOrIsWithdrawnAndItsPiecesAreFree() {
    var walk = onOffer(CaseWalk.filed(context, aHelpRequest().with("needs[0]", BAGS)));
    var need = need(walk, 0);
    var late = pledged(need, 3);
    clock.advance(Duration.ofHours(73));
    pledges.lapseOverdue();
    assertThat(app.get("/pledges/" + late).body()).contains("LAPSED");
    assertThat(brought(late, 1).statusCode()).isEqualTo(409);
    var sorry = pledged(need, 3);
    pledges.withdraw(UUID.fromString(sorry), "goods-app");
    assertThat(app.get("/needs/" + need).body()).contains("\"openQuantity\":3");
    walk.standsAt(OPEN, SEARCH, NOTICE);
    assertThat(walk.timeline())
        .contains(TimelineCode.GOODS_PLEDGE_LAPSED, TimelineCode.GOODS_PLEDGE_WITHDRAWN);
  }

  @Test
  void moneyAndGoodsOfOneCaseAreMetEachByItsOwn() {
    var walk = onOffer(CaseWalk.filed(context, aHelpRequest().with("needs[1]", BAGS)));
    assertThat(walk.file().approvedValue()).isEqualTo(Money.fen(98_000));
    brought(pledged(need(walk, 1), 3), 3);
    walk.standsAt(PARTLY_MET, SEARCH, NOTICE);
    var cases = new OfferedCases(context);
    cases.honoured(cases.pledged(need(walk, 0), donor, 80_000));
    signals.runOnce();
    walk.goesOn().standsAt(MET, NOTICE);
    assertThat(matching.sumUp(walk.caseNumber()))
        .isEqualTo(new MatchOutcome(MatchOutcome.Result.MET, Money.fen(80_000)));
  }

  @Test
  void goodsOfASearchThatEndsInVainGoBackToWhoBroughtThem() {
    var walk = onOffer(CaseWalk.filed(context, aHelpRequest().with("needs[0]", BAGS)));
    var one = pledged(need(walk, 0), 1);
    brought(one, 1);
    walk.timePasses("TimerEvent_StillUnmet")
        .complete(
            "UserTask_DecideUnmetNeed",
            "county-approver-1",
            Map.of("outcome", "CLOSE", "note", "Nobody else came."))
        .timePasses("TimerEvent_NoticeOver")
        .standsAt(CLOSED_UNMET);
    assertThat(app.get("/pledges/" + one).body()).contains("\"givenBackQuantity\":1");
    assertThat(goods(walk, 0).met()).isZero();
    assertThat(walk.timeline()).contains(TimelineCode.GOODS_GIVEN_BACK);
  }

  @Test
  void aPledgeThatDoesNotFitTheNeedIsRefusedByField() {
    var walk = onOffer(CaseWalk.filed(context, aHelpRequest().with("needs[1]", BAGS)));
    refused(pledge(need(walk, 1), "\"amountFen\": 100"), "amountFen");
    refused(pledge(need(walk, 0), "\"quantity\": 1"), "quantity");
    refused(pledge(need(walk, 1), "\"quantity\": 1, \"amountFen\": 100"), "quantity");
    refused(pledge(need(walk, 1), "\"story\": 1"), "story");
    for (var wrong : List.of("0", "-1", "1.5", "\"1\"", "10001", "99999999999")) {
      refused(pledge(need(walk, 1), "\"quantity\": " + wrong), "quantity");
    }
    refused(
        app.post(pledgesOf(need(walk, 1)), "{\"donorId\":\"%s\"}".formatted(donor.id())),
        "amountFen");
    var pledge = pledged(need(walk, 1), 1);
    for (var wrong : List.of("0", "-1", "1.5", "null", "\"1\"")) {
      refused(
          app.post("/pledges/" + pledge + "/goods", "{\"quantity\":" + wrong + "}"), "quantity");
    }
    assertThat(brought(UUID.randomUUID().toString(), 1).statusCode()).isEqualTo(404);
    var stranger =
        new AtFrontDoor(port, "other-app", clients.register("other-app", List.of(Scopes.DONORS)));
    assertThat(stranger.post("/pledges/" + pledge + "/goods", "{\"quantity\":1}").statusCode())
        .isEqualTo(404);
    assertThat(goods(walk, 1).met()).isZero();
  }

  @Test
  void aVisitThatFindsNoNeedOfGoodsLeavesNothingToApprove() {
    var walk = CaseWalk.filed(context, aHelpRequest().with("needs[0]", BAGS)).goesOn();
    var visit = walk.photographedBy("village-informant-1").visit();
    var line = walk.file().lines().get(0);
    visit.put("lines", List.of(Map.of("id", line.id().toString(), "confirmed", false)));
    walk.complete("UserTask_VisitHousehold", "village-informant-1", visit);
    assertThat(goods(walk, 0).confirmed()).isZero();
    assertThat(walk.file().confirmedValue()).isEqualTo(Money.ZERO);
  }

  private CaseWalk onOffer(CaseWalk walk) {
    return walk.goesOn()
        .visitedBy("village-informant-1")
        .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED")
        .standsAt(OPEN, SEARCH, NOTICE);
  }

  private static String pledgesOf(UUID need) {
    return "/needs/" + need + "/pledges";
  }

  private HttpResponse<String> pledge(UUID need, String fields) {
    return app.post(pledgesOf(need), "{\"donorId\":\"%s\",%s}".formatted(donor.id(), fields));
  }

  private String pledged(UUID need, int quantity) {
    var answer = pledge(need, "\"quantity\": " + quantity);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var id = Pattern.compile("\"pledgeId\":\"([^\"]+)\"").matcher(answer.body());
    assertThat(id.find()).isTrue();
    return id.group(1);
  }

  private HttpResponse<String> brought(String pledge, int quantity) {
    return app.post("/pledges/" + pledge + "/goods", "{\"quantity\":" + quantity + "}");
  }

  private static void refused(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }

  private static UUID need(CaseWalk walk, int line) {
    return walk.file().lines().get(line).id();
  }

  private static Goods goods(CaseWalk walk, int line) {
    return walk.file().lines().get(line).goods().orElseThrow();
  }
}
