package org.aidflow.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.aidflow.AidflowTest;
import org.aidflow.Extent;
import org.aidflow.access.Clients;
import org.aidflow.access.Scopes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Twenty callers at once with one key are one caller. */
class ManyKeysTest extends AidflowTest {
  private static final int THREADS = 20;
  private static final int KEYS = Extent.of(20, 1_000);
  private static final String SECRET = "many-keys-secret";

  @Autowired private Clients clients;
  @Autowired private JdbcClient jdbc;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Map<Long, Caller> callers = new ConcurrentHashMap<>();

  @AfterEach
  void goHome() {
    threads.shutdownNow();
  }

  @Test
  void eachKeyHasOneEffectHoweverManyCallWithIt() throws Exception {
    // as many clients as keep each below its limit of calls
    for (int client = 0; client < clientsNeeded(); client++) {
      clients.register(name(client), SECRET, Set.of(Scopes.DONORS));
    }
    for (int number = 0; number < KEYS; number++) {
      int mine = number;
      var answers = new HashSet<String>();
      for (var call : threads.invokeAll(repeat(() -> call(mine, "陈善")))) answers.add(call.get());
      assertThat(answers).as("answers to key %d", number).hasSize(1);
      assertThat(caller(mine).post("/api/v1/donors", donor(mine, "李善"), key(mine)).status())
          .isEqualTo(422);
    }
    var donors =
        jdbc.sql("select count(*) from donor where client_id like 'many-keys-%'")
            .query(Integer.class)
            .single();
    System.out.printf("%d keys, %d callers each: %d effects%n", KEYS, THREADS, donors);
    assertThat(donors).isEqualTo(KEYS);
  }

  /** Calls until there is an answer: 409 says that another call with this key is in flight. */
  private String call(int number, String name) {
    var last = new String[1];
    await()
        .pollInSameThread()
        .until(
            () -> {
              var answer = caller(number).post("/api/v1/donors", donor(number, name), key(number));
              assertThat(answer.status()).as("%s", answer).isIn(201, 409, 429);
              last[0] = answer.body();
              return answer.status() == 201;
            });
    return last[0];
  }

  private static <T> List<Callable<T>> repeat(Callable<T> call) {
    return Collections.nCopies(THREADS, call);
  }

  private Caller caller(int number) {
    return callers.computeIfAbsent(
        Thread.currentThread().getId() * 1_000 + number % clientsNeeded(),
        unused ->
            new Caller(
                URI.create("http://127.0.0.1:" + port), name(number % clientsNeeded()), SECRET));
  }

  private static int clientsNeeded() {
    return Math.max(1, KEYS / 10);
  }

  private static String name(int client) {
    return "many-keys-" + client;
  }

  private static Map<String, String> donor(int number, String name) {
    return Map.of("externalRef", "donor-" + number, "kind", "PERSON", "name", name);
  }

  private static String key(int number) {
    return "key-number-%08d".formatted(number);
  }
}
