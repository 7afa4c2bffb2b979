package org.aidflow.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aidflow.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How fast the application files and starts, in a JVM of its own with 1 GB of heap, the job
 * executor on. The short form runs with every build and only says how fast it filed, for other work
 * may share the machine; the whole one holds the bounds.
 */
class SpeedTest {

  private static final int A_SECOND = 20;
  private static final int SECONDS = Extent.of(5, 60);
  private static final int WARM_UP_SECONDS = Extent.of(2, 20);

  private static final Duration FILED_WITHIN = Duration.ofMillis(100);
  private static final Duration READY_WITHIN = Duration.ofSeconds(15);
  private static final Path DIRECTORY =
      Path.of("target", "proof", "speed-" + ProcessHandle.current().pid()).toAbsolutePath();

  private final Families families = new Families(20L, "520502100");
  private final SteadyLoad load = new SteadyLoad();

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void twentyRequestsASecondAreFiledAndWorkedOnAndASecondStartIsQuick() {
    try (var aidflow = new RunningAidflow(DIRECTORY)) {
      var portal = new Caller(aidflow.base(), "portal", "demo");
      load.send(requests(portal, "warm-up", WARM_UP_SECONDS), A_SECOND);
      var replies = load.send(requests(portal, "speed", SECONDS), A_SECOND);
      System.out.printf(
          "filing %d a second for %d s, job executor on: %s%n",
          A_SECOND, SECONDS, SteadyLoad.inWords(replies));
      assertThat(replies).extracting(SteadyLoad.Reply::status).containsOnly(201);
      everyCaseMovesOn(aidflow);
      if (Extent.isWhole()) {
        aidflow.stopAndStartAgain();
        System.out.printf(
            "ready again after %.1f s, %d cases on file%n",
            aidflow.startedIn().toMillis() / 1000.0, A_SECOND * (WARM_UP_SECONDS + SECONDS));
        assertThat(SteadyLoad.percentile(replies, 95)).isLessThanOrEqualTo(FILED_WITHIN);
        assertThat(aidflow.startedIn()).isLessThanOrEqualTo(READY_WITHIN);
      }
    }
  }

  private List<HttpRequest> requests(Caller portal, String reference, int seconds) {
    var requests = new ArrayList<HttpRequest>();
    for (var number = 0; number < A_SECOND * seconds; number++) {
      requests.add(
          portal.toPost(
              "/api/v1/help-requests",
              families.request(
                  reference + "-" + number,
                  30_000L + 100L * (number % 500),
                  // no two households alike, so that every one is judged anew
                  1_150_000L - 100L * number,
                  families.account("4321"))));
    }
    return requests;
  }

  private static void everyCaseMovesOn(RunningAidflow aidflow) {
    var auditor = new Auditor(aidflow.databaseDirectory());
    await("the job executor")
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                auditor
                    .query("select case_number from case_file where status = 'FILED'")
                    .isEmpty());
  }
}
