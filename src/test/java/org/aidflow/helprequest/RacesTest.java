package org.aidflow.helprequest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aidflow.casefile.CaseStatus.CLOSED;
import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.CaseStatus.ENDED_BY_DEATH;
import static org.aidflow.casefile.CaseStatus.OPEN;
import static org.aidflow.casefile.CaseStatus.PARTLY_MET;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.aidflow.casefile.CaseStatus.REFUSED;
import static org.aidflow.casefile.CaseStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.Extent;
import org.aidflow.Race;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.approval.Approvals;
import org.aidflow.approval.Decision;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.Signals;
import org.aidflow.exchange.Signatures;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.Ledger;
import org.aidflow.matching.Needs;
import org.aidflow.matching.Pledge;
import org.aidflow.matching.PledgeStatus;
import org.aidflow.matching.Pledges;
import org.aidflow.paths.WalksModels;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.SignalWorker;
import org.aidflow.workflow.Tries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Two things that happen to one case at the same moment, each through the door that it comes by:
 * one of them is first, whoever is too late is told so, and model, domain and ledger agree.
 */
@WalksModels
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RacesTest extends AidflowTest {
  private static final int RACES = Extent.of(20, 200);
  private static final String CHANNEL = "racing-channel";
  private static final String RELEASE = "UserTask_ReleasePayment";
  private static final String INVESTIGATION = "UserTask_InvestigateSuspicion";
  private static final String[] NOWHERE = {};
  private static final String[] CONFIRMATION = {"ReceiveTask_ReceiptConfirmed"};
  private static final Map<String, Object> NOTHING_IN_IT =
      Map.of("outcome", "CLEAR", "note", "Nothing in it.");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private Approvals approvals;
  @Autowired private Pledges pledges;
  @Autowired private Needs needs;
  @Autowired private Ledger ledger;
  @Autowired private ExchangeWorker exchange;
  @Autowired private SignalWorker signalWorker;
  @Autowired private Signals signals;
  @Autowired private AidflowClock clock;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;

  /** Cases that a race has left where another can begin. */
  private final Deque<CaseWalk> toRelease = new ArrayDeque<>();

  private final Deque<CaseWalk> released = new ArrayDeque<>();

  private StandingCases cases;
  private Tries officials;
  private Doors tasklist;
  private String releaser;

  @BeforeAll
  void openTheDoors() {
    cases = new StandingCases(context, port);
    officials = new Tries(context);
    tasklist = Doors.tasklist(port);
    releaser = official(Role.FINANCE_RELEASER);
    context.getBean(Clients.class).register(CHANNEL, Township.PASSWORD, List.of(Scopes.GIFTS));
  }

  @AfterEach
  void theLedgerIsWhole() {
    assertThat(ledger.violations()).isEmpty();
  }

  @Test
  void aPaymentOfAWithdrawnRequestIsEitherCancelledOrPaid() {
    var race = new Race("withdrawal while a payment is released");
    for (int number = 0; number < RACES; number++) {
      var walk = toRelease();
      var task = claimedToRelease(walk);

      var answers = race.run(() -> withdrawn(walk), () -> released(task));

      assertThat(answers.first()).as("the withdrawal").isEqualTo(200);
      assertThat(answers.second()).as("the release").isIn(204, 409);
      settled(walk);
      boolean cancelled = answers.second() == 409;
      if (cancelled) {
        walk.standsAt(WITHDRAWN);
        assertThat(paymentOf(walk).status()).isEqualTo(DisbursementStatus.CANCELLED);
        assertThat(walk.file().met()).isEqualTo(Money.ZERO);
        assertThat(walk.timeline()).doesNotContain(TimelineCode.PAYMENT_RELEASED);
        assertThat(ordersOf(walk)).as("orders to the bank").isZero();
      } else {
        exchange.runOnce();
        answered(walk, true);
        settled(walk).standsAt(CONFIRMING, CONFIRMATION);
        assertThat(paymentOf(walk).status()).isEqualTo(DisbursementStatus.PAID);
        assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
        assertThat(walk.timeline())
            .contains(TimelineCode.CHANGE_HEARD)
            .doesNotContain(TimelineCode.STOPPED);
        assertThat(ordersOf(walk)).as("orders to the bank").isEqualTo(1);
      }
      race.ended(cancelled ? "cancelled" : "paid", cancelled);
    }
    System.out.println(race);
  }

  @Test
  void neitherAWithdrawalNorADeathNorTheBanksAnswerIsForgottenWhenTheyCross() {
    var race = new Race("withdrawal or death while the bank answers");
    for (int number = 0; number < RACES; number++) {
      var walk = released();
      boolean dead = number % 2 == 0;
      boolean paid = number % 4 < 2;

      var answers = race.run(() -> dead ? died(walk) : withdrawn(walk), () -> answered(walk, paid));

      assertThat(answers.first()).as("the end").isEqualTo(200);
      assertThat(answers.second()).as("the bank's call").isEqualTo(200);
      settled(walk);
      if (paid) {
        walk.standsAt(dead ? CLOSED : CONFIRMING, dead ? NOWHERE : CONFIRMATION);
        assertThat(walk.file().paid()).isEqualTo(StandingCases.ASKED);
      } else {
        walk.standsAt(dead ? ENDED_BY_DEATH : WITHDRAWN);
        assertThat(walk.file().met()).isEqualTo(Money.ZERO);
      }
      assertThat(paymentOf(walk).status())
          .isEqualTo(paid ? DisbursementStatus.PAID : DisbursementStatus.CANCELLED);
      race.ended(walk.file().status().name(), number % 8 < 4);
    }
    System.out.println(race);
    assertThat(race.overlaps()).isPositive();
  }

  @Test
  @Order(1)
  void nothingIsReleasedOnceACaseIsHeld() {
    var race = new Race("hold while a payment is released");
    for (int number = 0; number < RACES; number++) {
      var walk = toRelease();
      var task = claimedToRelease(walk);

      var answers = race.run(() -> held(walk), () -> released(task));

      assertThat(answers.first().answer()).as("the suspicion").isEqualTo(200);
      assertThat(answers.second()).as("the release").isIn(204, 403, 409);
      settled(walk);
      boolean released = answers.second() == 204;
      assertThat(walk.file().flags()).contains(CaseFlag.HELD);
      assertThat(paymentOf(walk).status())
          .as("no later than the hold")
          .isEqualTo(answers.first().payment());
      if (released) {
        assertThat(paymentOf(walk).status()).isEqualTo(DisbursementStatus.RELEASED);
        walk.standsAt(PAYING, "ReceiveTask_PaymentAnswered", INVESTIGATION);
      } else {
        assertThat(paymentOf(walk).status()).isEqualTo(DisbursementStatus.IN_APPROVAL);
        walk.standsAt(PAYING, RELEASE, INVESTIGATION);
        assertThat(released(task)).isEqualTo(403);
      }
      walk.complete(INVESTIGATION, "county-approver-1", NOTHING_IN_IT);
      (released ? this.released : toRelease).add(walk);
      race.ended(released ? "released" : "held", !released);
    }
    System.out.println(race);
  }

  @Test
  void aGiftThatArrivesWhileItsPledgeLapsesIsBookedOnce() {
    var race = new Race("a pledge lapses while its gift arrives");
    var walk = cases.open(BankProcess.SOUND);
    var need = walk.file().lines().get(0).id();
    var waiting = new ArrayList<Pledge>();
    for (int number = 0; number < RACES; number++) {
      waiting.add(pledges.of(cases.pledged(walk, Money.ofYuan("1")), Township.PORTAL));
      clock.advance(Duration.ofMinutes(1));
    }
    int fulfilled = 0;
    for (var pledge : waiting) {
      var lastMoment = pledge.reservedUntil().minusSeconds(5);
      clock.advance(Duration.between(clock.instant(), lastMoment));

      var answers = race.run(() -> timePasses(Duration.ofSeconds(10)), () -> given(pledge));

      var gift = answers.second();
      assertThat(gift.status()).as("the gift").isEqualTo(201);
      assertThat(given(gift)).as("booked for the gift").isEqualTo(1);
      var standing = pledges.of(pledge.id(), Township.PORTAL).status();
      boolean honoured = gift.body().path("allocatedFen").asLong() == 100;
      assertThat(standing).isEqualTo(honoured ? PledgeStatus.FULFILLED : PledgeStatus.LAPSED);
      assertThat(gift.body().path("unallocatedFen").asLong()).isEqualTo(honoured ? 0 : 100);
      fulfilled += honoured ? 1 : 0;
      assertThat(walk.file().met()).isEqualTo(Money.ofYuan(String.valueOf(fulfilled)));
      assertThat(needs.of(need).met()).isEqualTo(walk.file().met());
      race.ended(honoured ? "honoured" : "lapsed", !honoured);
    }
    System.out.println(race);
    assertThat(needs.of(need).open()).isEqualTo(StandingCases.ASKED.minus(walk.file().met()));
    walk.standsAt(
        fulfilled > 0 ? PARTLY_MET : OPEN, "Gateway_WhatComesFirst", "Gateway_ObjectionOrEnd");
  }

  @Test
  void ofTwoOfficialsOnOneTaskOneDecides() {
    var race = new Race("two officials on one task");
    var one = official(Role.TOWNSHIP_HEAD);
    var other = official(Role.TOWNSHIP_HEAD);
    for (int number = 0; number < RACES; number++) {
      var walk = cases.visited();
      var task = walk.task("UserTask_DecideCase").getId();

      var answers =
          race.run(
              () -> decides(one, task, CaseWalk.decision("APPROVE", "NEED_CONFIRMED")),
              () -> decides(other, task, CaseWalk.decision("REFUSE", "OUTSIDE_PURPOSE")));

      boolean approved = answers.first().equals(List.of(204, 204));
      assertThat(approved ? answers.first() : answers.second()).containsExactly(204, 204);
      assertThat(approved ? answers.second() : answers.first()).containsExactly(409, 409);
      walk.goesOn();
      if (approved) {
        walk.standsAt(OPEN, "Gateway_WhatComesFirst", "Gateway_ObjectionOrEnd");
      } else {
        walk.standsAt(REFUSED, "Gateway_AppealOrSilence");
      }
      assertThat(approvals.of(walk.caseNumber()))
          .extracting(Decision::official)
          .containsExactly(approved ? one : other);
      race.ended(approved ? "approved" : "refused", approved);
    }
    System.out.println(race);
  }

  /** What a hold was answered, and how the payment stood right after that. */
  private record Hold(int answer, DisbursementStatus payment) {}

  private Hold held(CaseWalk walk) {
    int answer = cases.post(walk, "changes", "{\"kind\": \"SUSPICION\"}");
    return new Hold(answer, paymentOf(walk).status());
  }

  /** The withdrawal, and at once what a node does with it. */
  private int withdrawn(CaseWalk walk) {
    int answer = cases.post(walk, "withdrawal", "{}");
    signalWorker.runOnce();
    return answer;
  }

  private int died(CaseWalk walk) {
    int answer = cases.post(walk, "changes", "{\"kind\": \"DECEASED\"}");
    signalWorker.runOnce();
    return answer;
  }

  private int released(String task) {
    return tasklist.submit(releaser, task, Map.of("decision", "RELEASE")).status();
  }

  /** The bank's call, and at once what a node does with it. */
  private int answered(CaseWalk walk, boolean paid) {
    var body =
        """
        {"eventId": "%s", "orderId": "%s", "status": "%s", %s"amountFen": %d, "at": "%s"}"""
            .formatted(
                UUID.randomUUID(),
                paymentOf(walk).id().toString().replace("-", ""),
                paid ? "PAID" : "REJECTED",
                paid ? "" : "\"code\": \"AC04\", ",
                StandingCases.ASKED.fen(),
                Instant.now());
    var call =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/payments/status"))
            .header("Content-Type", "application/json")
            .header(
                Signatures.HEADER,
                Signatures.sign(body.getBytes(UTF_8), BankProcess.SECRET, Instant.now()))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int answer = HTTP.sendAsync(call, BodyHandlers.discarding()).join().statusCode();
    exchange.runOnce();
    signalWorker.runOnce();
    return answer;
  }

  private FrontDoor.Reply given(Pledge pledge) {
    return FrontDoor.of(port, CHANNEL)
        .post(
            "/api/v1/gifts",
            """
            {"channelReference": "%s", "amountFen": 100, "paidAt": "%s", "pledgeId": "%s", "donorId": "%s"}
            """
                .formatted(UUID.randomUUID(), clock.instant(), pledge.id(), pledge.donorId()));
  }

  private Duration timePasses(Duration time) {
    clock.advance(time);
    return time;
  }

  private List<Integer> decides(String head, String task, Map<String, Object> decision) {
    return List.of(
        tasklist.claim(head, task).status(), tasklist.submit(head, task, decision).status());
  }

  /** What was told before is heard, however often it was tried in vain. */
  private CaseWalk settled(CaseWalk walk) {
    cases.told(walk);
    for (int round = 0; round < 5 && !unheard(walk).isEmpty(); round++) {
      transaction.executeWithoutResult(status -> signals.wake(walk.caseNumber()));
      cases.told(walk);
    }
    assertThat(unheard(walk)).as("signals that nobody hears").isEmpty();
    return walk;
  }

  private List<String> unheard(CaseWalk walk) {
    return jdbc.sql("select message from signal where subject = ? and status <> 'DONE'")
        .param(walk.caseNumber().value())
        .query(String.class)
        .list();
  }

  private String official(Role role) {
    var official = officials.official(role, Township.CODE.at(role.level()).value());
    tasklist.get(official, "/task/count");
    return official;
  }

  private CaseWalk toRelease() {
    var left = toRelease.poll();
    return left == null ? cases.toRelease(BankProcess.SILENT) : left;
  }

  /** The bank has the order and has not said anything. */
  private CaseWalk released() {
    var left = released.poll();
    var walk = left == null ? cases.released(BankProcess.SILENT) : left;
    exchange.runOnce();
    return walk;
  }

  private String claimedToRelease(CaseWalk walk) {
    var task = walk.task(RELEASE);
    if (task.getAssignee() == null) {
      assertThat(tasklist.claim(releaser, task.getId()).status()).isEqualTo(204);
    }
    return task.getId();
  }

  private Payment paymentOf(CaseWalk walk) {
    var all = disbursements.paymentsOf(walk.caseNumber());
    return all.get(all.size() - 1);
  }

  private int ordersOf(CaseWalk walk) {
    return jdbc.sql("select count(*) from outbox_command where id = ?")
        .param(paymentOf(walk).id())
        .query(Integer.class)
        .single();
  }

  private int given(FrontDoor.Reply gift) {
    return jdbc.sql("select count(*) from ledger.transfer where reference = ?")
        .param(gift.text("giftId"))
        .query(Integer.class)
        .single();
  }
}
