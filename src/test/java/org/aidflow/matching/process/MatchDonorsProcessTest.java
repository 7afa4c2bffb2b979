package org.aidflow.matching.process;

import static org.aidflow.casefile.CaseStatus.CLOSED_UNMET;
import static org.aidflow.casefile.CaseStatus.MET;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.PARTLY_MET;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.aidflow.helprequest.Request.aHelpRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.casefile.WaitingList;
import org.aidflow.helprequest.CaseWalk;
import org.aidflow.helprequest.FrontDoor;
import org.aidflow.helprequest.Township;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountKind;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.AuditedMoney;
import org.aidflow.matching.Gifts;
import org.aidflow.matching.MatchOutcome;
import org.aidflow.matching.MatchOutcome.Result;
import org.aidflow.matching.Matching;
import org.aidflow.matching.NeedStatus;
import org.aidflow.matching.Needs;
import org.aidflow.matching.OfferedCases;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.SignalWorker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** The search for donors of a real help request of two lines, 500 and 300 yuan. */
@WalksModels
@ExtendWith(AuditedMoney.class)
class MatchDonorsProcessTest extends AidflowTest {
  private static final String NOTICE = "Gateway_ObjectionOrEnd";
  private static final String SEARCH = "Gateway_WhatComesFirst";
  private static final String PART = "Gateway_AllOrPart";
  private static final String WAITING = "Gateway_OnWaitingList";
  private static final String TASK = "UserTask_DecideUnmetNeed";

  @Autowired private ApplicationContext context;
  @Autowired private SignalWorker signals;
  @Autowired private Matching matching;
  @Autowired private Needs needs;
  @Autowired private Gifts gifts;
  @Autowired private Findings findings;
  @Autowired private Ledger ledger;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private CaseFiles files;
  @Autowired private WaitingList waiting;

  private OfferedCases cases;
  private CaseWalk walk;

  @BeforeEach
  void aCaseThatLooksForDonors() {
    Township.staff(context);
    cases = new OfferedCases(context);
    var second = Map.of("id", "shoes", "kind", "MONEY", "purpose", "shoes", "amountFen", 300_00);
    walk =
        CaseWalk.filed(
                context, aHelpRequest().with("needs[0].amountFen", 500_00).with("needs[1]", second))
            .goesOn()
            .visitedBy("village-informant-1")
            .decidedBy("township-head-1", "APPROVE", "NEED_CONFIRMED")
            .standsAt(OPEN, SEARCH, NOTICE);
  }

  @Test
  void theSearchIsOverWhenEveryLineIsMet() {
    give(0, 500_00);
    signals.runOnce();
    walk.goesOn().standsAt(PARTLY_MET, PART, NOTICE);

    give(1, 300_00);
    signals.runOnce();
    walk.goesOn().standsAt(MET, NOTICE);

    assertThat(outcome()).isEqualTo(new MatchOutcome(Result.MET, Money.fen(800_00)));
    assertThat(fund(0)).isEqualTo(Money.fen(500_00));
    assertThat(fund(1)).isEqualTo(Money.fen(300_00));
    assertThat(walk.timeline())
        .containsSubsequence(
            TimelineCode.PLEDGED,
            TimelineCode.GIFT_ALLOCATED,
            TimelineCode.NEED_PARTLY_MET,
            TimelineCode.PLEDGED,
            TimelineCode.GIFT_ALLOCATED,
            TimelineCode.NEED_MET);
  }

  @Test
  void anUnmetNeedIsPutBeforeTheCounty() {
    unmet().standsAt(OPEN, TASK, NOTICE);
    var links = engine.getTaskService().getIdentityLinksForTask(walk.task(TASK).getId());
    assertThat(links).extracting("groupId").containsExactly("county-approver.520502");
  }

  @Test
  void theSearchIsExtendedTwiceAndNotAThirdTime() {
    unmet();
    for (int extension = 1; extension <= 2; extension++) {
      decide("EXTEND").standsAt(OPEN, SEARCH, NOTICE);
      unmet();
    }
    assertThatThrownBy(() -> decide("EXTEND")).hasStackTraceContaining("extended 2 times");
    walk.standsAt(OPEN, TASK, NOTICE);
    assertThat(walk.timeline()).filteredOn(TimelineCode.SEARCH_EXTENDED::equals).hasSize(2);
  }

  @Test
  void thePartThatIsMetIsAcceptedAndTheRestIsClosed() {
    unmet();
    give(1, 200_00);
    decide("ACCEPT_PART").standsAt(PARTLY_MET, NOTICE);

    assertThat(outcome()).isEqualTo(new MatchOutcome(Result.PART, Money.fen(200_00)));
    assertThat(needs.of(need(0)).status()).isEqualTo(NeedStatus.CLOSED);
    assertThat(walk.timeline()).contains(TimelineCode.PART_ACCEPTED);
    assertThat(findings.latest(walk.caseNumber(), "decide-unmet-need").orElseThrow().official())
        .isEqualTo("county-approver-1");
  }

  @Test
  void nothingIsNoPartToAccept() {
    unmet();
    assertThatThrownBy(() -> decide("ACCEPT_PART")).hasStackTraceContaining("no part of it is met");
    walk.standsAt(OPEN, TASK, NOTICE);
  }

  @Test
  void aNeedThatNobodyMeetsIsClosedAndItsMoneyWaitsForTheWishOfTheDonor() {
    unmet();
    var gift = give(0, 200_00);

    decide("CLOSE").timePasses("TimerEvent_NoticeOver").standsAt(CLOSED_UNMET);

    assertThat(outcome()).isEqualTo(new MatchOutcome(Result.UNMET, Money.ZERO));
    assertThat(fund(0)).isEqualTo(Money.ZERO);
    assertThat(gifts.of(gift, OfferedCases.CLIENT).unallocated()).isEqualTo(Money.fen(200_00));
    assertThat(walk.timeline()).contains(TimelineCode.CLOSED_UNMET);
  }

  @Test
  void aDonorWhoMeetsTheNeedAfterAllAnswersTheQuestion() {
    unmet();
    give(0, 500_00);
    give(1, 300_00);
    assertThatThrownBy(() -> decide("CLOSE")).hasStackTraceContaining("met meanwhile");

    signals.runOnce();

    walk.goesOn().standsAt(MET, NOTICE);
  }

  @Test
  void whatIsMetSevenDaysAfterTheFirstLineIsPaidAndTheSearchGoesOn() {
    give(0, 500_00);
    give(1, 100_00);
    signals.runOnce();
    walk.goesOn()
        .standsAt(PARTLY_MET, PART, NOTICE)
        .timePasses("TimerEvent_PartDue")
        .standsAt(PARTLY_MET, NOTICE);
    assertThat(outcome()).isEqualTo(new MatchOutcome(Result.PART, Money.fen(600_00)));
    assertThat(needs.of(need(1)).open()).isEqualTo(Money.fen(200_00));

    move(PAYING);
    give(1, 50_00);
    assertThat(walk.file().status()).isEqualTo(PAYING);
    assertThat(fund(1)).isEqualTo(Money.fen(150_00));

    searchAgain();
    walk.standsAt(PARTLY_MET, SEARCH, NOTICE);
    give(1, 150_00);
    signals.runOnce();
    walk.goesOn().standsAt(MET, NOTICE);
    assertThat(outcome()).isEqualTo(new MatchOutcome(Result.MET, Money.fen(800_00)));
    assertThat(waitingSignals()).isZero();

    move(PAYING);
    searchAgain();
    walk.standsAt(MET, NOTICE);
  }

  @Test
  void thePublicFundOfTheCountyGivesWhatIsOpen() {
    give(1, 100_00);
    cases.toFund(new AreaCode("520502"), 700_00);
    unmet();

    assertThatThrownBy(() -> decide("PUBLIC_FUND")).hasStackTraceContaining("fundYuan");
    assertThatThrownBy(() -> decide("PUBLIC_FUND", "700.01"))
        .hasStackTraceContaining("700.00 yuan that are open");
    assertThatThrownBy(() -> decide("EXTEND", "1")).hasStackTraceContaining("no fund gives");
    walk.standsAt(PARTLY_MET, TASK, NOTICE);

    decide("PUBLIC_FUND", "700").standsAt(MET, NOTICE);
    assertThat(outcome()).isEqualTo(new MatchOutcome(Result.MET, Money.fen(800_00)));
    assertThat(fund(0)).isEqualTo(Money.fen(500_00));
    assertThat(fund(1)).isEqualTo(Money.fen(300_00));
    assertThat(waitingSignals()).isZero();
  }

  @Test
  void theFundOfThePairedCountyGivesAPartAndTheRestIsClosed() {
    cases.toFund(new AreaCode("440106"), 200_00);
    unmet();
    assertThatThrownBy(() -> decide("PAIRED_REGION", "800"))
        .hasStackTraceContaining("that are in the fund");

    decide("PAIRED_REGION", "200").standsAt(PARTLY_MET, NOTICE);

    assertThat(outcome()).isEqualTo(new MatchOutcome(Result.PART, Money.fen(200_00)));
    assertThat(needs.of(need(0)).status()).isEqualTo(NeedStatus.CLOSED);
    assertThat(walk.sentences()).anyMatch(words -> words.contains("gives 200.00 yuan"));
  }

  @Test
  void whoIsOnTheWaitingListSeesTheirRankUntilMoneyComes() {
    unmet();
    decide("WAITING_LIST").standsAt(OPEN, WAITING, NOTICE);

    var portal = FrontDoor.of(port, Township.PORTAL);
    var number = walk.caseNumber();
    int rank = waiting.rankOf(number).orElseThrow();
    assertThat(portal.get("/api/v1/cases/" + number).body().path("waitingRank").asInt())
        .isEqualTo(rank);
    assertThat(portal.get("/api/v1/needs/" + need(0)).body().path("waitingRank").asInt())
        .isEqualTo(rank);

    walk.timePasses("TimerEvent_WaitedLong").standsAt(OPEN, TASK, NOTICE);
    decide("WAITING_LIST").standsAt(OPEN, WAITING, NOTICE);
    give(0, 100_00);
    signals.runOnce();
    walk.goesOn().standsAt(PARTLY_MET, SEARCH, NOTICE);
    assertThat(waiting.rankOf(number)).isEmpty();

    unmet();
    decide("WAITING_LIST");
    give(0, 400_00);
    give(1, 300_00);
    signals.runOnce();
    walk.goesOn();
    signals.runOnce();
    walk.goesOn().standsAt(MET, NOTICE);
  }

  @Test
  void aGiftOverAllThatIsOpenEndsTheWaiting() {
    unmet();
    give(1, 300_00);
    decide("WAITING_LIST").standsAt(PARTLY_MET, WAITING, NOTICE);
    give(0, 500_00);
    signals.runOnce();
    walk.goesOn().standsAt(MET, NOTICE);
    assertThat(outcome()).isEqualTo(new MatchOutcome(Result.MET, Money.fen(800_00)));
    assertThat(fund(0)).isEqualTo(Money.fen(500_00));
    assertThat(waiting.rankOf(walk.caseNumber())).isEmpty();
    assertThat(waitingSignals()).isZero();
  }

  private void move(CaseStatus status) {
    cases.committed(
        () -> {
          files.moveTo(
              walk.caseNumber(), status, TimelineCode.MONEY_RESERVED, Map.of("amount", "600"));
          return status;
        });
  }

  private void searchAgain() {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "match-donors",
            walk.caseNumber().value(),
            Map.of("caseNumber", walk.caseNumber().value(), "area", "520502100001"));
  }

  private long waitingSignals() {
    var waiting =
        jdbc.queryForObject(
            "select count(*) from signal where subject = ? and status = 'WAITING'",
            Long.class,
            walk.caseNumber().value());
    return waiting == null ? 0 : waiting;
  }

  private CaseWalk unmet() {
    return walk.timePasses("TimerEvent_StillUnmet");
  }

  private CaseWalk decide(String outcome) {
    return walk.complete(TASK, "county-approver-1", Map.of("outcome", outcome, "note", "因为如此"));
  }

  private CaseWalk decide(String outcome, String fundYuan) {
    return walk.complete(
        TASK,
        "county-approver-1",
        Map.of("outcome", outcome, "fundYuan", fundYuan, "note", "因为如此"));
  }

  private UUID give(int line, long fen) {
    var pledge = cases.pledged(need(line), cases.donor(), fen);
    return cases.honoured(pledge).gift().id();
  }

  private UUID need(int line) {
    return cases.need(walk.caseNumber(), line);
  }

  private Money fund(int line) {
    return cases.committed(
        () -> ledger.balance(ledger.open(AccountKind.LINE_FUND, need(line).toString())));
  }

  private MatchOutcome outcome() {
    return matching.sumUp(walk.caseNumber());
  }
}
