package org.aidflow.banksimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BankFaultsTest {
  private static final String ACCOUNT = "6222021234569120";

  private final Customer customer = new Customer();
  private BankProcess bank;

  @BeforeAll
  void open(@TempDir Path directory) {
    bank = BankProcess.start(directory.resolve("books.jsonl"), customer.url(), "--a-while", "PT1S");
  }

  @AfterAll
  void shut() {
    bank.close();
    customer.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "TORN", "ERROR", "NONSENSE", "EMPTY"})
  void anOrderWithoutAGoodAnswerIsPaidAllTheSame(Fault fault) {
    var id = Orders.id();
    assertThat(understood(attempted(id, fault.name()))).isFalse();
    await().until(() -> customer.told(id).equals(List.of("PAID")));
    assertThat(bank.standing(id)).isEqualTo("SETTLED");
  }

  @Test
  void anOrderThatIsNeverAnsweredIsPaidAllTheSame() {
    var id = Orders.id();
    var answer = CompletableFuture.supplyAsync(() -> attempted(id, "HANG"));
    await().until(() -> customer.told(id).equals(List.of("PAID")));
    assertThat(answer).isNotDone();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "DOWN"})
  void anOrderMayLeaveNoTrace(Fault fault) {
    var id = Orders.id();
    assertThat(understood(attempted(id, fault.name()))).isFalse();
    assertThat(bank.standing(id)).isEqualTo("NOT_FOUND");
    var other = ordered("SLOW"); // as long as an order may take to be booked late
    await().until(() -> customer.told(other).equals(List.of("PAID")));
    assertThat(bank.entriesOf(id)).isEmpty();
  }

  @Test
  void anOrderThatTheBankDoesNotKnowYetMayBeBookedLater() {
    var id = Orders.id();
    assertThat(attempted(id, "LATE_BOOKING")).isEmpty();
    assertThat(bank.standing(id)).isEqualTo("NOT_FOUND");
    await().until(() -> customer.told(id).equals(List.of("PAID")));
    assertThat(bank.entriesOf(id)).startsWith("ACCEPTED", "PAID");
  }

  @Test
  void aLateAnswerComesAfterAWhile() {
    var start = System.nanoTime();
    assertThat(understood(attempted(Orders.id(), "DELAY"))).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(990));
  }

  @Test
  void aSlowPaymentIsInProcessForAWhile() {
    var id = ordered("SLOW");
    assertThat(bank.standing(id)).isEqualTo("PROCESSING");
    await().until(() -> customer.told(id).equals(List.of("PAID")));
  }

  @Test
  void aRejectionMayBeReconsidered() {
    var id = ordered("RECONSIDER");
    await().until(() -> customer.told(id).equals(List.of("REJECTED", "PAID")));
    assertThat(bank.standing(id)).isEqualTo("SETTLED");
  }

  @Test
  void aReturnMayComeLateAndBeToldFirst() {
    var late = ordered("LATE_RETURN");
    var swapped = ordered("RETURN+SWAPPED");
    await().until(() -> customer.told(swapped).equals(List.of("RETURNED", "PAID")));
    await().until(() -> customer.told(late).equals(List.of("PAID", "RETURNED")));
  }

  @Test
  void aMessageMayComeTwice() {
    var id = ordered("DOUBLE");
    await().until(() -> customer.told(id).equals(List.of("PAID", "PAID")));
  }

  @Test
  void aMessageMayComeLateOrNever() {
    var never = ordered("UNTOLD");
    var late = ordered("LATE");
    await().until(() -> bank.standing(late).equals("SETTLED"));
    assertThat(customer.told(late)).isEmpty();
    await().until(() -> customer.told(late).equals(List.of("PAID")));
    assertThat(bank.standing(never)).isEqualTo("SETTLED");
    assertThat(customer.told(never)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"CUT", "FOREIGN", "HOLLOW"})
  void aBrokenMessageIsFollowedByTheRightOne(Fault fault) {
    int unread = customer.unread().size();
    var id = ordered(fault.name());
    await().until(() -> customer.unread().size() == unread + 1);
    assertThat(customer.told(id)).isEmpty();
    await().until(() -> customer.told(id).equals(List.of("PAID")));
  }

  @Test
  void whatContradictsIsToldAndIsNotSo() {
    long balance = bank.total("balanceFen");
    var paid = ordered("CONTRADICT");
    var rejected = ordered("REJECT+CONTRADICT");
    await().until(() -> customer.told(paid).equals(List.of("PAID", "REJECTED")));
    await().until(() -> customer.told(rejected).equals(List.of("REJECTED", "PAID")));
    assertThat(bank.standing(paid)).isEqualTo("SETTLED");
    assertThat(bank.standing(rejected)).isEqualTo("FAILED");
    assertThat(bank.entriesOf(paid)).contains("MISTOLD_REJECTED").doesNotContain("REJECTED");
    assertThat(bank.total("balanceFen")).isEqualTo(balance - 100);
  }

  @ParameterizedTest
  @EnumSource(names = {"QUERY_ERROR", "QUERY_NONSENSE", "QUERY_EMPTY", "QUERY_TORN"})
  void twoQueriesGoWrongThenTheTruthIsTold(Fault fault) {
    var id = ordered(fault.name());
    await().until(() -> customer.told(id).equals(List.of("PAID")));
    for (int i = 0; i < 2; i++)
      assertThat(attempt(() -> bank.ask(id)).filter(this::isGood)).isEmpty();
    assertThat(bank.standing(id)).isEqualTo("SETTLED");
  }

  @Test
  void anOrderInABatchIsAnsweredByItself() {
    bank.faults("{\"endings\":{\"9120\":\"RESET\",\"9121\":\"REFUSE\"}}");
    var sound = Orders.id();
    var unanswered = Orders.id();
    var refused = Orders.id();
    var batch =
        List.of(
            Orders.order(sound, BankProcess.SOUND, 100),
            Orders.order(unanswered, "6222021234569120", 100),
            Orders.order(refused, "6222021234569121", 100));
    var answers = BankProcess.read(bank.post("/payments/batch", batch.toString())).path("answers");
    assertThat(answers.findValuesAsText("endToEndId")).containsExactly(sound, refused);
    assertThat(answers.findValuesAsText("status")).containsExactly("ACCEPTED", "REJECTED");
    await().until(() -> customer.told(unanswered).equals(List.of("PAID")));
  }

  @Test
  void aBatchWithABadOrderIsNotTaken() {
    var id = Orders.id();
    var batch = List.of(Orders.order(id, BankProcess.SOUND, 100), Orders.order(id, "1", 100));
    for (var body : List.of(batch.toString(), "null", "{}", "[null]")) {
      assertThat(bank.post("/payments/batch", body).statusCode()).as(body).isEqualTo(400);
    }
    assertThat(bank.standing(id)).isEqualTo("NOT_FOUND");
  }

  @Test
  void aPlanThatMakesNoSenseChangesNothing() {
    var plan = bank.get("/faults");
    assertThat(
            List.of(
                "",
                "null",
                "[]",
                "{\"endings\":{\"12\":\"RESET\"}}",
                "{\"endings\":{\"1234\":\"RESET+HANG\"}}",
                "{\"endings\":{\"1234\":\"OOPS\"}}",
                "{\"perMille\":{\"RESET\":600,\"HANG\":401}}",
                "{\"perMille\":{\"RESET\":-1}}",
                "{\"perMille\":{\"RESET\":1.5}}",
                "{\"sead\":1}"))
        .allSatisfy(
            body ->
                assertThat(bank.call("PUT", "/faults", body).statusCode()).as(body).isEqualTo(400));
    assertThat(bank.get("/faults")).isEqualTo(plan);
  }

  @Test
  void aPlanTellsItsSeedAndTheSeedTellsWhoIsStruck() {
    bank.faults("{\"perMille\":{\"REFUSE\":500}}");
    var plan =
        new FaultPlan(
            Map.of(), Map.of(Fault.REFUSE, 500), bank.get("/faults").path("seed").asLong());
    for (int i = 0; i < 20; i++) {
      var id = Orders.id();
      var answer = bank.post(Orders.order(id, BankProcess.SOUND, 100));
      boolean struck = plan.strike(BankProcess.SOUND, id).has(Fault.REFUSE);
      assertThat(answer.statusCode()).as("%s", plan).isEqualTo(struck ? 422 : 202);
    }
  }

  @Test
  void faultsStrikeAsOftenAsPlanned() {
    var plan =
        new FaultPlan(
            Map.of("0000", Faults.NONE),
            Map.of(Fault.RESET, 50, Fault.HANG, 20, Fault.DOUBLE, 100, Fault.RETURN, 1000),
            42);
    var random = new Random(42);
    var seen = new HashMap<Fault, Integer>();
    for (int i = 0; i < 10_000; i++) {
      var id = "%016x%016x".formatted(random.nextLong(), random.nextLong());
      var struck = plan.strike("1111", id);
      assertThat(plan.strike("1111", id)).isEqualTo(struck);
      assertThat(plan.strike("0000", id)).isEqualTo(Faults.NONE);
      struck.all().values().forEach(fault -> seen.merge(fault, 1, Integer::sum));
    }
    assertThat(seen.get(Fault.RESET)).isBetween(400, 600);
    assertThat(seen.get(Fault.HANG)).isBetween(140, 260);
    assertThat(seen.get(Fault.DOUBLE)).isBetween(850, 1150);
    assertThat(seen).containsEntry(Fault.RETURN, 10_000).hasSize(4);
  }

  @Test
  void faultsAreWrittenAsTheyAreRead() {
    for (var text : List.of("NONE", "RESET", "HANG+RETURN+DOUBLE+QUERY_ERROR")) {
      assertThat(Faults.of(text)).hasToString(text);
    }
    assertThatThrownBy(() -> Faults.of("RESET+HANG")).hasMessageContaining("not both");
  }

  private String ordered(String faults) {
    var id = Orders.id();
    assertThat(understood(attempted(id, faults))).isTrue();
    return id;
  }

  private Optional<HttpResponse<String>> attempted(String id, String faults) {
    bank.faults("{\"endings\":{\"9120\":\"" + faults + "\"}}");
    return attempt(() -> bank.post(Orders.order(id, ACCOUNT, 100)));
  }

  private boolean understood(Optional<HttpResponse<String>> answer) {
    return answer.filter(this::isGood).isPresent();
  }

  private boolean isGood(HttpResponse<String> answer) {
    return answer.statusCode() / 100 == 2 && answer.body().startsWith("{");
  }

  /** The answer, or nothing when the connection was cut. */
  private static Optional<HttpResponse<String>> attempt(Call call) {
    try {
      return Optional.of(call.answer());
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private interface Call {
    HttpResponse<String> answer();
  }
}
