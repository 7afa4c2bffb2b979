package org.aidflow.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.aidflow.Extent;
import org.aidflow.kernel.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * PostgreSQL is killed under load, or cannot be reached for a while: what was acknowledged is
 * stored, once, and nobody repairs anything.
 */
class DatabaseDiesTest {
  private static final int KILLS = Extent.of(1, 30);
  private static final List<Duration> AWAY =
      Extent.isWhole()
          ? List.of(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5))
          : List.of(Duration.ofSeconds(1));

  private final Path directory = Path.of("target", "crash", UUID.randomUUID().toString());
  private final int port = JavaProcess.freePort();
  private final Random random = Seed.random();
  private final ConcurrentLinkedQueue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Thread> givers = new ArrayList<>();

  private OwnServer server;
  private Wire wire;
  private JavaProcess aidflow;
  private String donor = "";

  @BeforeEach
  void open() {
    System.out.println("logs in " + directory);
    server = new OwnServer(directory);
    wire = new Wire(server.port());
    aidflow = start();
    donor =
        new Caller(base(), "portal", "demo")
            .post("/api/v1/donors", Map.of("externalRef", "giver", "kind", "PERSON", "name", "陈善"))
            .orFail()
            .path("donorId")
            .asText();
  }

  @AfterEach
  void close() {
    over.set(true);
    aidflow.stop();
    wire.close();
    server.close();
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void whatWasAcknowledgedIsStoredOnceThoughTheDatabaseDiesOrIsAway() throws Exception {
    for (int giver = 0; giver < 4; giver++) give(giver);
    for (int kill = 1; kill <= KILLS; kill++) {
      int before = acknowledged.size();
      await("load")
          .atMost(Duration.ofMinutes(2))
          .until(() -> acknowledged.size() > before + 5 + random.nextInt(20));
      server.killAndStartAgain();
      awaitReady();
    }
    for (var time : AWAY) {
      wire.cut();
      var back = Instant.now().plus(time);
      await("readiness goes down").atMost(Duration.ofMinutes(1)).until(() -> readiness() == 503);
      await("being away").atMost(time.plusMinutes(1)).until(() -> Instant.now().isAfter(back));
      wire.mend();
      awaitReady();
      int before = acknowledged.size();
      await("load goes on").atMost(Duration.ofMinutes(2)).until(() -> acknowledged.size() > before);
    }
    over.set(true);
    for (var giver : givers) giver.join();

    assertThat(acknowledged).doesNotHaveDuplicates();
    assertThat(server.count("gift")).isEqualTo(acknowledged.size());
    assertThat(server.count("ledger.transfer where kind = 'GIFT'")).isEqualTo(acknowledged.size());
    assertThat(server.count("ledger.ledger_invariants")).isZero();
    System.out.printf(
        "%d kills of PostgreSQL, away for %s: %d gifts acknowledged, %d stored%n",
        KILLS, AWAY, acknowledged.size(), server.count("gift"));
  }

  /** Gives again and again; a gift without an answer is given once more, with the same key. */
  private void give(int giver) {
    var thread =
        new Thread(
            () -> {
              var bank = new Caller(base(), "bank", "demo");
              for (int number = 0; !over.get(); number++) {
                var reference = "gift-" + giver + "-" + number;
                await()
                    .pollInSameThread()
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofMinutes(10))
                    .until(() -> isGiven(bank, reference));
                acknowledged.add(reference);
              }
            },
            "giver " + giver);
    givers.add(thread);
    thread.start();
  }

  private boolean isGiven(Caller bank, String reference) {
    try {
      var answer =
          bank.post(
              "/api/v1/gifts",
              Map.of(
                  "channelReference",
                  reference,
                  "amountFen",
                  100,
                  "paidAt",
                  "2026-01-01T00:00:00Z",
                  "fundId",
                  "520502",
                  "donorId",
                  donor),
              "key-of-" + reference + "-0123456789");
      return answer.status() == 201;
    } catch (UncheckedIOException nobodyAnswers) {
      return false;
    }
  }

  private void awaitReady() {
    await("readiness")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> readiness() == 200);
  }

  private int readiness() {
    try {
      return Caller.anonymous(base()).get("/actuator/health/readiness").status();
    } catch (UncheckedIOException notYet) {
      return 0;
    }
  }

  private JavaProcess start() {
    var arguments =
        new ArrayList<>(
            List.of(
                "--spring.profiles.active=test",
                "--server.port=" + port,
                "--aidflow.vault.keyset=" + directory.resolve("vault.keyset"),
                "--aidflow.workers.enabled=true",
                "--camunda.bpm.job-execution.enabled=true"));
    arguments.addAll(server.settings(wire.port()));
    var started =
        JavaProcess.start(
            "org.aidflow.proof.CrashRig",
            List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            arguments,
            directory.resolve("log.txt"));
    await("start").atMost(Duration.ofMinutes(4)).until(() -> readiness() == 200 && started.alive());
    return started;
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }
}
