package org.aidflow.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.aidflow.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Requests of every kind from real villages, by HTTP only, each official with their own login, no
 * administrator, the clock moved by the demo's call, the application killed on the way: thirty in
 * township 520502100 and killed once while payments are under way; as a whole 500 in twenty-two
 * townships of the eleven cities, with officials of the proof's own ({@link Town}), and killed
 * fifty times at random moments.
 */
class RealInputTest {

  private static final long SEED = Long.getLong("aidflow.seed", 20261122L);
  private static final int REQUESTS = Integer.getInteger("aidflow.requests", Extent.of(30, 500));
  private static final int KILLS = Integer.getInteger("aidflow.kills", Extent.of(1, 50));

  private static final Path DIRECTORY =
      Path.of("target", "proof", "input-" + ProcessHandle.current().pid()).toAbsolutePath();

  private final Families families = new Families(SEED);
  private final Places places =
      Extent.isWhole() ? Places.ofElevenCities(SEED) : Places.ofOneTownship(SEED);
  private final Set<String> planted = new HashSet<>(Set.of("郝邻居"));

  @Test
  @Timeout(value = 90, unit = TimeUnit.MINUTES)
  void everyCaseEndsAsItShouldAndEveryFenIsAccountedForThoughTheApplicationIsKilledOnTheWay() {
    var stories = Mix.of(REQUESTS, SEED);
    System.out.printf(
        "seed %d, logs in %s%n%d requests in %s%n%s%n",
        SEED, DIRECTORY, stories.size(), places.townships(), Mix.table(stories));
    var filings = Filing.of(stories, places, families, "input-" + SEED);
    var town = DIRECTORY.resolve("town.csv");
    Town.write(town, places.townships(), known(filings));
    var begun = Clock.systemUTC().instant();
    try (var aidflow = new RunningAidflow(DIRECTORY, Town.arguments(town))) {
      var portal = caller(aidflow, "portal");
      var office =
          new Office(
              aidflow.base(), aidflow.bank(), portal, Town.roster(), "demo", aidflow::awaitReady);
      var outside =
          new Outside(
              portal,
              caller(aidflow, "bank"),
              caller(aidflow, Town.REGISTER),
              new Assisted(office, portal));
      places.counties().forEach(county -> outside.fill(county, 100_000_00));
      var killer = new Killer(aidflow, KILLS, SEED, office);
      try (var round = new Round(file(filings, outside), outside, office, killer::look)) {
        killer.begin();
        workToTheEnd(round, outside);
        killer.end();
        var took = Duration.between(begun, Clock.systemUTC().instant());
        assertThat(killer.kills()).as("kills").isEqualTo(KILLS);
        check(round, aidflow, outside, office);
        System.out.printf(
            "%d requests over real villages: %d s, and %d s more for %d kills; tasks completed %s%n",
            stories.size(),
            took.minus(killer.away()).toSeconds(),
            killer.away().toSeconds(),
            killer.kills(),
            office.done());
      }
    }
  }

  private static Caller caller(RunningAidflow aidflow, String client) {
    return new Caller(aidflow.base(), client, "demo").waiting(aidflow::awaitReady);
  }

  private static List<String> known(List<Filing> filings) {
    return filings.stream()
        .filter(filing -> filing.story().whatIsKnown() != null)
        .map(filing -> filing.residentId() + "," + filing.story().whatIsKnown())
        .toList();
  }

  private List<Request> file(List<Filing> filings, Outside outside) {
    var requests = new ArrayList<Request>();
    var first = "";
    for (var filing : filings) {
      var number = outside.file(filing.story(), filing.body());
      planted.addAll(Families.personal(filing.body()));
      first = filing.story().isAgain() ? first : number;
      requests.add(
          new Request(filing.story(), number, filing.body())
              .after(first)
              .moving(filing.elsewhere()));
    }
    return requests;
  }

  /** Days of waiting pass whenever nobody has anything to do: few at first, then many. */
  private static void workToTheEnd(Round round, Outside outside) {
    for (var step = 0; !round.isTheLast(); step++) {
      assertThat(step).as("steps, and %s", round.unfinished()).isLessThan(40);
      workUntilQuiet(round);
      System.out.printf(
          "%s step %d, %d cases go on%n",
          Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS),
          step,
          round.unfinished().size());
      var clock =
          outside
              .portal()
              .post("/api/v1/demo/clock", Map.of("advance", step < 6 ? "P8D" : "P31D"))
              .orFail();
      round.timePassed(Instant.parse(clock.path("now").asText()));
    }
  }

  private static void workUntilQuiet(Round round) {
    await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofMinutes(40))
        .until(() -> !round.go() && round.isQuiet());
  }

  private void check(Round round, RunningAidflow aidflow, Outside outside, Office office) {
    assertThat(round.faults()).isEmpty();
    assertThat(round.requests())
        .allSatisfy(request -> assertThat(request.hasEndedWell()).as("%s", request).isTrue());
    new Books(aidflow, outside).agree(round.requests());
    nothingPersonalLeaked(aidflow, office);
  }

  private void nothingPersonalLeaked(RunningAidflow aidflow, Office office) {
    planted.addAll(office.typed());
    var auditor = new Auditor(aidflow.databaseDirectory());
    // a family may have the name of an official, who stands in the engine's table
    auditor
        .query("select concat(first_, last_) as name from act_id_user")
        .forEach(row -> planted.remove(row.get("name")));
    var leaks = new Leaks(auditor, planted);
    assertThat(leaks.inTheEngine()).isEmpty();
    assertThat(leaks.in(aidflow.said())).isEmpty();
    var one = planted.iterator().next();
    auditor.change("insert into act_ge_property values ('planted', '" + one + "', 1)");
    assertThat(leaks.inTheEngine()).as("the planted fault").hasSize(1);
    System.out.printf(
        "%d personal values looked for, none in the engine's tables or the log%n", planted.size());
  }
}
