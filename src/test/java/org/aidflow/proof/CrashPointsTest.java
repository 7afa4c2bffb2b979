package org.aidflow.proof;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.aidflow.Extent;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.kernel.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The application is killed at named points of a payment's way and started again on its data. The
 * bank's own books say what really happened.
 */
class CrashPointsTest {

  private static final Duration SETTLED_WITHIN = Duration.ofMinutes(2);

  private final Path directory = Path.of("target", "crash", UUID.randomUUID().toString());
  private final int port = JavaProcess.freePort();
  private final Random random = Seed.random();
  private int kills;

  @Test
  @Timeout(value = 90, unit = TimeUnit.MINUTES)
  void deathsOnTheWayLoseNothingAndPayNothingTwice() {
    var points = new ArrayList<CrashPoint>();
    for (int times = 0; times < Extent.of(1, 10); times++)
      points.addAll(List.of(CrashPoint.values()));
    Collections.shuffle(points, random);
    holds(Extent.of(30, 1_200), points.subList(0, Extent.of(2, points.size())));
  }

  private void holds(int payments, List<CrashPoint> deaths) {
    System.out.println("crash points, logs in " + directory);
    try (var bank = BankProcess.start(directory.resolve("books.jsonl"), callbacks())) {
      int each = Math.max(1, payments / (deaths.size() + 1));
      for (var point : deaths) dieAt(point, each, kills == 0 ? payments : 0, bank);
      settleAll(payments, bank);
    }
  }

  private void dieAt(CrashPoint point, int releases, int prepared, BankProcess bank) {
    int count = 1 + random.nextInt(Math.max(1, Math.min(5, releases / 2)));
    var aidflow =
        start(
            bank,
            List.of(
                "--rig.payments=" + prepared,
                "--rig.crash=" + point + ":" + count,
                "--rig.seed=" + random.nextInt()));
    if (prepared > 0) {
      await("payments to release")
          .atMost(Duration.ofMinutes(15))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> openTasks("UserTask_ReleasePayment") == prepared);
    }
    release(releases, aidflow);
    await(point + " for the time " + count)
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> !aidflow.alive());
    kills++;
  }

  private void settleAll(int payments, BankProcess bank) {
    var aidflow = start(bank, List.of());
    try {
      release(payments, aidflow);
      await("everything settled, or unknown with its task")
          .atMost(SETTLED_WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> count("disbursement where status not in ('PAID', 'UNKNOWN')") == 0);
      await("every wait is over")
          .atMost(SETTLED_WITHIN)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () ->
                  count("act_ru_event_subscr where activity_id_ like 'ReceiveTask%'") == 0
                      // no search for donors goes on here that would hear of a need met
                      && count("signal where status = 'WAITING' and message <> 'need-met'") == 0);
      agree(payments, bank);
    } finally {
      aidflow.stop();
    }
  }

  private void agree(int payments, BankProcess bank) {
    var status =
        rows("select replace(id::text, '-', '') as id, status from disbursement").stream()
            .collect(toMap(row -> row.get("id"), row -> row.get("status")));
    var paidThere =
        StreamSupport.stream(bank.books().path("entries").spliterator(), false)
            .filter(entry -> entry.path("kind").asText().equals("PAID"))
            .map(entry -> entry.path("endToEndId").asText())
            .toList();
    assertThat(status).hasSize(payments);
    assertThat(paidThere).as("paid once, if at all").doesNotHaveDuplicates();
    assertThat(with(status, "PAID")).as("bank and we").isEqualTo(Set.copyOf(paidThere));
    assertThat(asked("UserTask_ClearUpPayment"))
        .as("unknown, each with its task")
        .isEqualTo(with(status, "UNKNOWN"));
    assertThat(count("act_ru_execution where parent_id_ is null"))
        .as("instances left")
        .isEqualTo(with(status, "UNKNOWN").size());
    assertThat(
            sum(
                "ledger.posting p join ledger.transfer t on t.id = p.transfer_id where"
                    + " p.side = 'DEBIT' and t.phase = 'SETTLED'"))
        .as("ledger and bank, in fen")
        .isEqualTo(bank.total("outFen"));
    assertThat(rows("select * from ledger.ledger_invariants")).isEmpty();
    System.out.printf(
        "%d kills at %s: %d payments, %d paid once (%d fen), %d unknown with a task%n",
        kills,
        "12 points",
        payments,
        paidThere.size(),
        bank.total("outFen"),
        with(status, "UNKNOWN").size());
  }

  private static Set<String> with(Map<String, String> all, String status) {
    return all.entrySet().stream()
        .filter(one -> one.getValue().equals(status))
        .map(Map.Entry::getKey)
        .collect(toSet());
  }

  /** The orders that a task of this kind asks about. */
  private Set<String> asked(String task) {
    return rows(
            "select replace(v.text_, '-', '') as id from act_ru_task t join act_ru_variable v on"
                + " v.proc_inst_id_ = t.proc_inst_id_ and v.name_ = 'disbursementId' where"
                + " t.task_def_key_ = '"
                + task
                + "'")
        .stream()
        .map(row -> String.valueOf(row.get("id")))
        .collect(toSet());
  }

  /** Releases so many payments, as long as the application lives. */
  private void release(int most, JavaProcess aidflow) {
    var releaser = new Caller(base(), "finance-releaser-1", "demo");
    try {
      while (most > 0 && aidflow.alive()) {
        var tasks =
            releaser
                .get(
                    "/engine-rest/task?taskDefinitionKey=UserTask_ReleasePayment&maxResults="
                        + Math.min(most, 50))
                .orFail();
        if (tasks.isEmpty()) return;
        for (var task : tasks) {
          release(releaser, task.path("id").asText());
          most--;
        }
      }
    } catch (UncheckedIOException | AssertionError dying) {
      await("its end").atMost(Duration.ofSeconds(30)).until(() -> !aidflow.alive());
    }
  }

  private static void release(Caller releaser, String task) {
    var path = "/engine-rest/task/" + task;
    if (releaser.post(path + "/claim", Map.of("userId", "finance-releaser-1")).status() != 204) {
      return; // it was completed before the application died, and is gone
    }
    releaser
        .post(
            path + "/submit-form",
            Map.of("variables", Map.of("decision", Map.of("value", "RELEASE", "type", "String"))))
        .orFail();
  }

  private JavaProcess start(BankProcess bank, List<String> more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--spring.profiles.active=test",
                "--server.port=" + port,
                "--aidflow.database.directory=" + directory.resolve("database"),
                "--aidflow.database.durable=true",
                "--aidflow.vault.keyset=" + directory.resolve("vault.keyset"),
                "--aidflow.workers.enabled=true",
                "--camunda.bpm.job-execution.enabled=true",
                "--aidflow.bank.url=" + bank.address(),
                "--aidflow.bank.secret=" + BankProcess.SECRET,
                "--aidflow.bank.timeout=2s",
                "--aidflow.bank.query-after=1s,1s,2s,2s,3s",
                "--springdoc.api-docs.enabled=false",
                "--spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration"));
    arguments.addAll(more);
    var started =
        JavaProcess.start(
            "org.aidflow.proof.CrashRig",
            List.of("-Xmx700m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            arguments,
            directory.resolve("log.txt"));
    var health = Caller.anonymous(base());
    await("readiness")
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !started.alive() || ready(health));
    return started;
  }

  private static boolean ready(Caller health) {
    try {
      return health.get("/actuator/health/readiness").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private long openTasks(String key) {
    return count("act_ru_task where task_def_key_ = '" + key + "'");
  }

  private long count(String from) {
    return Long.parseLong(
        String.valueOf(rows("select count(*) as n from " + from).get(0).get("n")));
  }

  private long sum(String from) {
    return Long.parseLong(
        String.valueOf(
            rows("select coalesce(sum(p.amount_fen), 0) as n from " + from).get(0).get("n")));
  }

  private List<Map<String, String>> rows(String sql) {
    return new Auditor(directory.resolve("database")).query(sql);
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + port);
  }

  private URI callbacks() {
    return base().resolve("/api/v1/payments/status");
  }
}
