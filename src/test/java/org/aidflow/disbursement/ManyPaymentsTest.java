package org.aidflow.disbursement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.aidflow.disbursement.DisbursementStatus.FAILED;
import static org.aidflow.disbursement.DisbursementStatus.PAID;
import static org.aidflow.disbursement.DisbursementStatus.RETURNED;
import static org.aidflow.disbursement.DisbursementStatus.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.Extent;
import org.aidflow.bank.BankCallbacks;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.NotAllowed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for one payment holds for hundreds, whatever the bank says and however often. */
class ManyPaymentsTest extends AidflowTest {
  private static final int CALLBACKS = Extent.of(10, 500);
  private static final int OF_EACH_FAULT = Extent.of(5, 100);
  private static final int HANGING = Extent.of(2, 100);
  private static final int NODES = Extent.of(2, 10);
  private static final int RACES = Extent.of(20, 1_000);
  private static final long FEN = 80_000;
  private static final String RELEASER = "finance-releaser-8";

  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private DisbursementRepository payments;
  @Autowired private BankQuestions questions;
  @Autowired private BankCallbacks callbacks;
  @Autowired private ExchangeWorker exchange;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcClient jdbc;

  private BankProcess bank;
  private MetCases cases;
  private final AtomicInteger refusals = new AtomicInteger();

  @BeforeEach
  void openTheBank() {
    bank = TheBank.open(port);
    cases = new MetCases(context);
  }

  @Test
  void doubledCallbacksHaveOneEffect() {
    var all = submitted(BankProcess.SILENT, CALLBACKS);
    for (var payment : all) {
      var told = body(payment, "PAID");
      receive(told);
      receive(told);
      receive(body(payment, "PAID"));
    }
    exchange.runOnce();
    assertThat(all).allMatch(is(PAID));
    assertThat(effects(all))
        .isEqualTo(Map.of("PAID APPLIED", CALLBACKS, "PAID REPEATED", CALLBACKS));
    assertThat(settled(all)).isEqualTo(CALLBACKS);
  }

  @Test
  void callbacksBeforeTheAnswerToTheirOrderHaveOneEffect() {
    var all = released(BankProcess.EAGER, CALLBACKS);
    await()
        .until(
            () -> {
              exchange.runOnce();
              return all.stream().allMatch(is(PAID));
            });
    exchange.runOnce();
    assertThat(effects(all)).containsEntry("PAID APPLIED", CALLBACKS);
    assertThat(settled(all)).isEqualTo(CALLBACKS);
    assertThat(all).allSatisfy(payment -> assertThat(paidThere(payment)).isEqualTo(1));
  }

  @Test
  void callbacksAfterUnknownHaveOneEffect() {
    var all = submitted(BankProcess.SILENT, CALLBACKS);
    all.forEach(disbursements::askBank);
    await()
        .until(
            () -> {
              questions.runOnce();
              clock.advance(Duration.ofHours(7));
              return all.stream().allMatch(is(UNKNOWN));
            });
    all.forEach(payment -> receive(body(payment, "PAID")));
    exchange.runOnce();
    assertThat(all).allMatch(is(PAID));
    assertThat(effects(all)).containsEntry("PAID APPLIED", CALLBACKS);
    assertThat(settled(all)).isEqualTo(CALLBACKS);
  }

  @Test
  void callbacksOutOfOrderMeanBoth() {
    var all = submitted(BankProcess.SILENT, CALLBACKS);
    all.forEach(payment -> receive(body(payment, "RETURNED")));
    exchange.runOnce();
    all.forEach(payment -> receive(body(payment, "PAID")));
    exchange.runOnce();
    assertThat(all).allMatch(is(RETURNED));
    assertThat(effects(all))
        .isEqualTo(Map.of("RETURNED APPLIED", CALLBACKS, "PAID REPEATED", CALLBACKS));
    assertThat(settled(all)).isEqualTo(CALLBACKS);
    assertThat(givenBack(all)).isEqualTo(CALLBACKS);
  }

  @Test
  void contradictingCallbacksBecomeConflictsAndChangeNothing() {
    var all = submitted(BankProcess.SILENT, CALLBACKS);
    all.forEach(payment -> receive(body(payment, "PAID")));
    exchange.runOnce();
    all.forEach(payment -> receive(body(payment, "REJECTED")));
    exchange.runOnce();
    assertThat(all).allMatch(is(PAID));
    assertThat(effects(all))
        .isEqualTo(Map.of("PAID APPLIED", CALLBACKS, "REJECTED CONFLICT", CALLBACKS));
    assertThat(settled(all)).isEqualTo(CALLBACKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BankProcess.RESET,
        BankProcess.ERROR,
        BankProcess.NONSENSE,
        BankProcess.EMPTY,
        BankProcess.DOUBLE,
        BankProcess.HANG
      })
  void whateverTheBankAnswersEachPaymentIsMadeOnceAndNoneIsAssumedFailed(String account) {
    var all = released(account, account.equals(BankProcess.HANG) ? HANGING : OF_EACH_FAULT);
    await()
        .atMost(Duration.ofMinutes(10))
        .until(
            () -> {
              asSeveralNodes(exchange::runOnce);
              assertThat(all).noneMatch(is(FAILED));
              return all.stream().allMatch(is(PAID));
            });
    assertThat(all).allSatisfy(payment -> assertThat(paidThere(payment)).isEqualTo(1));
    assertThat(settled(all)).isEqualTo(all.size());
  }

  @Test
  void whoeverPreparesAPaymentNeverReleasesItHoweverTheyRace() {
    var nobody = 0;
    for (int n = 0; n < RACES; n++) {
      var payment = disbursements.reserve(cases.paidTo("李大力", BankProcess.SOUND, FEN)).id();
      var official = "finance-both-" + n % 7;
      var barrier = new CyclicBarrier(2);
      var prepares =
          CompletableFuture.runAsync(
              () ->
                  together(
                      barrier,
                      () -> {
                        disbursements.prepare(
                            payment, new AccountDetails("王小明", BankProcess.SOUND, "102"), official);
                        disbursements.freeze(payment);
                      }));
      var releases =
          CompletableFuture.runAsync(
              () -> together(barrier, () -> disbursements.release(payment, official)));
      prepares.join();
      releases.join();
      if (payments.findById(payment).orElseThrow().status() == DisbursementStatus.RELEASED) {
        nobody++;
      }
      assertThat(signaturesOfOnePerson()).as("race %d", n).isZero();
    }
    System.out.printf(
        "%d races of one person for both signatures: %d refusals, %d counted%n",
        RACES, refusals.get(), nobody);
    assertThat(nobody).isZero();
    assertThat(refusals).hasValueGreaterThanOrEqualTo(RACES);
  }

  /** What hangs holds up the node that waits for it. */
  private static void asSeveralNodes(Runnable work) {
    CompletableFuture.allOf(
            Stream.generate(
                    () -> CompletableFuture.runAsync(work, node -> new Thread(node).start()))
                .limit(NODES)
                .toArray(CompletableFuture[]::new))
        .join();
  }

  private void together(CyclicBarrier barrier, Runnable work) {
    try {
      barrier.await();
      work.run();
    } catch (Conflict | NotAllowed | DataAccessException refused) {
      refusals.incrementAndGet();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<UUID> released(String account, int count) {
    var all = new ArrayList<UUID>();
    for (int n = 0; n < count; n++) {
      var payment = disbursements.reserve(cases.paidTo(account, FEN)).id();
      disbursements.freeze(payment);
      disbursements.release(payment, RELEASER);
      all.add(payment);
    }
    return all;
  }

  /** Orders that the bank has and says nothing about. */
  private List<UUID> submitted(String account, int count) {
    var all = released(account, count);
    exchange.runOnce();
    return all;
  }

  private void receive(String body) {
    callbacks.receive(body.getBytes(UTF_8));
  }

  private static String body(UUID payment, String status) {
    return """
        {"eventId":"%s","orderId":"%s","status":"%s",%s"amountFen":%d,"at":"%s"}"""
        .formatted(
            UUID.randomUUID(),
            order(payment),
            status,
            status.startsWith("RE") ? "\"code\":\"AC04\"," : "",
            FEN,
            Instant.now());
  }

  private Predicate<UUID> is(DisbursementStatus status) {
    return payment -> payments.findById(payment).orElseThrow().status() == status;
  }

  /** What was said by callback and what it did, and how often, over all these payments. */
  private Map<String, Integer> effects(List<UUID> all) {
    return jdbc
        .sql(
            "select kind || ' ' || effect from bank_answer where source = 'CALLBACK' and"
                + " disbursement_id = any (?)")
        .param(all.toArray(UUID[]::new))
        .query(String.class)
        .list()
        .stream()
        .collect(groupingBy(effect -> effect, collectingAndThen(counting(), Long::intValue)));
  }

  private int settled(List<UUID> all) {
    return transfers(all, "t.kind = 'PAYOUT' and t.phase = 'SETTLED'");
  }

  private int givenBack(List<UUID> all) {
    return transfers(all, "t.kind = 'PAYOUT_RETURNED'");
  }

  private int transfers(List<UUID> all, String which) {
    return jdbc.sql(
            "select count(*) from ledger.transfer t where " + which + " and t.reference = any (?)")
        .param(all.stream().map(UUID::toString).toArray(String[]::new))
        .query(Integer.class)
        .single();
  }

  private int signaturesOfOnePerson() {
    return jdbc.sql("select count(*) from disbursement_approval where official = prepared_by")
        .query(Integer.class)
        .single();
  }

  private long paidThere(UUID payment) {
    return bank.entriesOf(order(payment)).stream().filter("PAID"::equals).count();
  }

  private static String order(UUID payment) {
    return payment.toString().replace("-", "");
  }
}
