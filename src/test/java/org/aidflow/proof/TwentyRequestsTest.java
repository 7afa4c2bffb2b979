package org.aidflow.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Twenty requests over the villages of township 520502100, by HTTP only, each official with their
 * own login, the clock moved by the demo's call, the application killed in the middle.
 */
@Execution(ExecutionMode.CONCURRENT)
class TwentyRequestsTest {

  private static final long SEED = Long.getLong("aidflow.proof.seed", 20261122L);
  private static final Duration QUIET = Duration.ofSeconds(2);
  private static final Path DIRECTORY =
      Path.of("target", "proof", "twenty-" + ProcessHandle.current().pid()).toAbsolutePath();

  private final Families families = new Families(SEED, "520502100");
  private final List<Request> requests = new ArrayList<>();
  private final Set<String> planted = new HashSet<>(Office.TYPED);
  private boolean killed;
  private String seen = "";

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void everyCaseEndsAsItShouldAndEveryFenIsAccountedForThoughTheApplicationIsKilledOnTheWay() {
    System.out.println("seed " + SEED + ", logs in " + DIRECTORY);
    var begun = Clock.systemUTC().instant();
    try (var aidflow = new RunningAidflow(DIRECTORY)) {
      var portal = new Caller(aidflow.base(), "portal", "demo");
      var bank = new Caller(aidflow.base(), "bank", "demo");
      var office = new Office(aidflow.base(), aidflow.bank(), "", "demo");
      var donor = donor(portal);
      file(portal);
      for (var round = 0; round < 60 && !requests.stream().allMatch(Request::ended); round++) {
        workUntilQuiet(portal, bank, office, donor, aidflow);
        portal.post("/api/v1/demo/clock", Map.of("advance", "P8D")).orFail();
      }
      assertThat(killed).as("killed on the way").isTrue();
      assertThat(requests)
          .allSatisfy(
              request ->
                  assertThat(request.status())
                      .as("%s %s", request.caseNumber(), request.plan())
                      .isEqualTo(request.plan().end()));
      booksAgree(aidflow, portal);
      nothingPersonalLeaked(aidflow);
      System.out.printf(
          "20 requests over real villages, killed once: %d s; tasks completed %s%n",
          Duration.between(begun, Clock.systemUTC().instant()).toSeconds(), office.done());
    }
  }

  private void file(Caller portal) {
    for (var plan : Plan.TWENTY) {
      var body =
          families.request(
              "twenty-%d-%02d".formatted(SEED, requests.size()),
              30_100L + 3_500L * requests.size(),
              plan.yearlyIncomeFen(),
              families.account(plan.accountEnding()));
      var receipt = portal.post("/api/v1/help-requests", body).orFail();
      planted.addAll(Families.personal(body));
      requests.add(
          new Request(
              plan,
              receipt.path("caseNumber").asText(),
              body.path("payee").path("holder").asText()));
    }
  }

  private static String donor(Caller portal) {
    return portal
        .post(
            "/api/v1/donors",
            Map.of("externalRef", "donor-of-twenty", "kind", "PERSON", "name", "陈善"))
        .orFail()
        .path("donorId")
        .asText();
  }

  /** Goes round until nobody finds anything to do for two seconds. */
  private void workUntilQuiet(
      Caller portal, Caller bank, Office office, String donor, RunningAidflow aidflow) {
    try {
      while (true) {
        Awaitility.await()
            .pollInSameThread()
            .atMost(QUIET)
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(200))
            .until(() -> workOnce(portal, bank, office, donor, aidflow));
      }
    } catch (ConditionTimeoutException quiet) {
      assertThat(quiet).hasMessageContaining("2 seconds");
    }
  }

  /** Whether anything moved. */
  private boolean workOnce(
      Caller portal, Caller bank, Office office, String donor, RunningAidflow aidflow) {
    var glance = portal.get("/api/v1/cases?limit=100").body() + office.glance();
    if (glance.equals(seen)) {
      return false;
    }
    seen = glance;
    var moved = false;
    for (var index = 0; index < requests.size(); index++) {
      var request = requests.get(index);
      if (request.ended()) {
        continue;
      }
      var before = request.status();
      var view = portal.get("/api/v1/cases/" + request.caseNumber()).orFail();
      request.now(view.path("status").asText());
      moved |= !before.equals(request.status());
      if (request.isIncomplete()) {
        complete(portal, request);
        moved = true;
      }
      if (request.wantsGift()) {
        give(portal, bank, donor, view);
        request.gifted();
        moved = true;
      }
      if (request.wantsReceipt(index)) {
        confirm(portal, request);
        request.received();
        moved = true;
      }
      moved |= office.work(request) > 0;
      if (!killed && office.done().getOrDefault("UserTask_ReleasePayment", 0) == 3) {
        // three orders are on their way to the bank or back, none is confirmed
        aidflow.killAndStartAgain();
        killed = true;
        System.out.printf("killed, ready again after %d s%n", aidflow.startedIn().toSeconds());
      }
    }
    return moved;
  }

  private static void complete(Caller portal, Request request) {
    var answer =
        portal.post(
            "/api/v1/cases/" + request.caseNumber() + "/completion",
            Map.of("items", List.of("HOUSEHOLD_FACTS"), "household", Map.of("size", 4)));
    assertThat(answer.status()).as("%s", answer).isIn(200, 409);
    // until the case is seen to have gone on
    request.now("VERIFYING");
  }

  static void give(Caller portal, Caller bank, String donor, JsonNode view) {
    for (var line : view.path("lines")) {
      var amount = line.path("approvedFen").asLong();
      var pledge =
          portal
              .post(
                  "/api/v1/needs/" + line.path("needId").asText() + "/pledges",
                  Map.of("donorId", donor, "amountFen", amount))
              .orFail();
      bank.post(
              "/api/v1/gifts",
              Map.of(
                  "channelReference",
                  "twenty-" + UUID.randomUUID(),
                  "amountFen",
                  amount,
                  "paidAt",
                  view.path("updatedAt").asText(),
                  "pledgeId",
                  pledge.path("pledgeId").asText(),
                  "donorId",
                  donor))
          .orFail();
    }
  }

  static void confirm(Caller portal, Request request) {
    var payments =
        portal.get("/api/v1/cases/" + request.caseNumber() + "/payments").orFail().path("items");
    for (var payment : payments) {
      if (payment.path("status").asText().equals("PAID")) {
        portal
            .post(
                "/api/v1/cases/" + request.caseNumber() + "/receipt",
                Map.of(
                    "paymentId",
                    payment.path("paymentId").asText(),
                    "received",
                    "FULL",
                    "amountFen",
                    payment.path("amountFen").asLong(),
                    "at",
                    payment.path("createdAt").asText()))
            .orFail();
      }
    }
  }

  private void nothingPersonalLeaked(RunningAidflow aidflow) {
    var auditor = new Auditor(aidflow.databaseDirectory());
    var leaks = new Leaks(auditor, planted);
    assertThat(leaks.inTheEngine()).isEmpty();
    assertThat(leaks.in(aidflow.said())).isEmpty();
    var one = planted.iterator().next();
    auditor.change("insert into act_ge_property values ('planted', '" + one + "', 1)");
    assertThat(leaks.inTheEngine()).as("the planted fault").hasSize(1);
    System.out.printf(
        "%d personal values, none in the engine's tables or the log%n", planted.size());
  }

  /** Raw rows, the front door and the bank's own books say the same. */
  private void booksAgree(RunningAidflow aidflow, Caller portal) {
    var auditor = new Auditor(aidflow.databaseDirectory());
    var findings = auditor.audit();
    assertThat(findings.wrong()).isEmpty();
    var paid = 0L;
    for (var request : requests) {
      var view = portal.get("/api/v1/cases/" + request.caseNumber()).orFail();
      var raw =
          findings.cases().stream()
              .filter(row -> request.caseNumber().equals(row.get("case_number")))
              .findFirst()
              .orElseThrow();
      assertThat(raw.get("paid")).isEqualTo(view.path("paidFen").asText());
      assertThat(raw.get("given")).isEqualTo(view.path("metFen").asText());
      paid += view.path("paidFen").asLong();
    }
    assertThat(paid).isPositive();
    var books = Caller.anonymous(aidflow.bank()).get("/books").orFail();
    assertThat(books.path("totals").path("outFen").asLong()).as("%s", books).isEqualTo(paid);
    assertThat(auditor.query("select status from case_file").stream().map(row -> row.get("status")))
        .containsExactlyInAnyOrderElementsOf(requests.stream().map(Request::status).toList());
    assertThat(auditor.query("select id_ from act_ru_execution")).as("instances left").isEmpty();
    System.out.printf("paid %d fen; ledger, front door and bank agree%n", paid);
  }
}
