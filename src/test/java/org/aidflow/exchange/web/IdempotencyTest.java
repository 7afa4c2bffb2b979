package org.aidflow.exchange.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class IdempotencyTest extends AidflowTest {

  private static final String THINGS = "/api/v1/probe/things";
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotent-Replayed";

  @Autowired private Clients clients;
  @Autowired private JdbcClient jdbc;

  private final String key = Caller.newKey();
  private final String name = key.substring(0, 18);

  @BeforeEach
  void registerTwoClients() {
    clients.register("probe-portal", Caller.SECRET, List.of());
    clients.register("probe-school", Caller.SECRET, List.of());
  }

  @Test
  void theSameKeyAndBodyGetTheFirstAnswerAgain() {
    var first = make(name);
    var second = make(name);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    for (String header : List.of("Location", "Content-Type")) {
      assertThat(first.headers().firstValue(header)).isPresent();
      assertThat(second.headers().firstValue(header)).isEqualTo(first.headers().firstValue(header));
    }
    assertThat(isReplayed(first)).isFalse();
    assertThat(isReplayed(second)).isTrue();
    assertThat(made(name)).isEqualTo(1);
  }

  @Test
  void theSameKeyWithAnotherBodyIs422() {
    make(name);
    var other = make("another");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("\"KEY_REUSED\"", "\"Idempotency-Key\"");
    assertThat(made(name)).isEqualTo(1);
  }

  @Test
  void theSameKeyForAnotherQueryIs422() {
    make(name);
    assertThat(portal().post(THINGS + "?again", thing(name), KEY, key).statusCode()).isEqualTo(422);
  }

  @Test
  void eachClientHasItsOwnKeys() {
    make(name);
    var school = new Caller(port, "probe-school").post(THINGS, thing(name), KEY, key);
    assertThat(isReplayed(school)).isFalse();
    assertThat(made(name)).isEqualTo(2);
  }

  @Test
  void aMissingKeyIs400() {
    var answer = portal().post(THINGS, thing(name));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"REQUIRED\"", "\"Idempotency-Key\"");
    assertThat(made(name)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fifteen-letters", "with a space in the middle"})
  void anUnfitKeyIs400(String unfit) {
    var answer = portal().post(THINGS, thing(name), KEY, unfit);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"BAD_FORMAT\"", "\"Idempotency-Key\"");
  }

  @Test
  void aKeyHas16To128Characters() {
    String shortest = key.substring(0, 16);
    String longest = key + "~".repeat(128 - key.length());
    assertThat(portal().post(THINGS, thing(name), KEY, shortest).statusCode()).isEqualTo(201);
    assertThat(portal().post(THINGS, thing(name), KEY, longest).statusCode()).isEqualTo(201);
    assertThat(portal().post(THINGS, thing(name), KEY, longest + "~").statusCode()).isEqualTo(400);
  }

  @Test
  void aRefusedCallKeepsNothingAndItsKeyMayBeUsedAgain() {
    assertThat(make("conflict").statusCode()).isEqualTo(409);
    assertThat(made("conflict")).isZero();
    assertThat(make(name).statusCode()).isEqualTo(201);
  }

  @Test
  void aBrokenCallKeepsNothing() {
    assertThat(make("broken").statusCode()).isEqualTo(500);
    assertThat(made("broken")).isZero();
  }

  @Test
  void aRuleBrokenAtTheCommitIs409AndKeepsNothing() {
    var answer = make("late violation");
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"DUPLICATE\"");
    assertThat(made("late violation")).isZero();
  }

  @Test
  void aKeyInFlightIs409UntilTheFirstCallIsAnswered() throws Exception {
    ProbeController.entered = new CountDownLatch(1);
    ProbeController.mayGoOn = new CountDownLatch(1);
    var first = CompletableFuture.supplyAsync(() -> make("slow"));
    assertThat(ProbeController.entered.await(10, SECONDS)).isTrue();

    var second = make("slow");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("\"IN_FLIGHT\"");
    assertThat(second.headers().firstValue("Retry-After")).contains("1");

    ProbeController.mayGoOn.countDown();
    assertThat(first.get(10, SECONDS).statusCode()).isEqualTo(201);
    assertThat(isReplayed(make("slow"))).isTrue();
  }

  @Test
  void manyCallsAtOnceWithOneKeyHaveOneEffect() throws Exception {
    int callers = 16;
    var together = new CyclicBarrier(callers);
    var pool = Executors.newFixedThreadPool(callers);
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      answers.add(
          pool.submit(
              () -> {
                together.await(10, SECONDS);
                return make(name);
              }));
    }
    List<Integer> statuses = new ArrayList<>();
    for (Future<HttpResponse<String>> answer : answers) {
      statuses.add(answer.get(30, SECONDS).statusCode());
    }
    pool.shutdown();

    assertThat(statuses).contains(201).isSubsetOf(201, 409);
    assertThat(made(name)).isEqualTo(1);
  }

  @Test
  void anUploadIsTheSameWhateverItsBoundary() {
    String path = "/api/v1/probe/files";
    var first = portal().upload(path, "one-boundary", "pixels", KEY, key);
    var second = portal().upload(path, "other-boundary", "pixels", KEY, key);
    var other = portal().upload(path, "one-boundary", "others", KEY, key);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).contains("\"size\":6");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(isReplayed(second)).isTrue();
    assertThat(other.statusCode()).isEqualTo(422);
  }

  private Caller portal() {
    return new Caller(port, "probe-portal");
  }

  private HttpResponse<String> make(String thing) {
    return portal().post(THINGS, thing(thing), KEY, key);
  }

  private static String thing(String name) {
    return "{\"name\": \"%s\", \"amountFen\": 80000}".formatted(name);
  }

  private static boolean isReplayed(HttpResponse<String> answer) {
    return answer.headers().firstValue(REPLAYED).filter("true"::equals).isPresent();
  }

  private int made(String thing) {
    return jdbc.sql("select count(*) from outbox_event where type = 'thing-made' and subject = ?")
        .param(thing)
        .query(Integer.class)
        .single();
  }
}
