package org.aidflow.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.Extent;
import org.aidflow.FrontDoor;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;

/** Cases that anything may happen to, in any order. */
class RandomWalkTest extends AidflowTest {
  private static final AreaCode VILLAGE = new AreaCode("520502100001");
  private static final String CLIENT = "walking-portal";
  private static final String SECRET = "walking-secret-of-the-tests";

  @Autowired private ApplicationContext context;
  @Autowired private TestRestTemplate http;
  @Autowired private Clients clients;
  @Autowired private AidflowClock clock;
  @Autowired private Ledger ledger;

  /**
   * {@code -Daidflow.seed=} replays a run, {@code -Daidflow.walks=} of so many cases. The short
   * form always walks the same ways, the whole one never.
   */
  @Test
  void whateverHappensNoFenIsLostAndNoCaseStandsStill() {
    long seed = Long.getLong("aidflow.seed", Extent.isWhole() ? System.nanoTime() : 20261126L);
    int walks = Integer.getInteger("aidflow.walks", Extent.of(50, 1000));
    System.out.printf("%d walks, seed %d%n", walks, seed);
    TheBank.open(port);
    staff();
    var outside = new Outside(new FrontDoor(http, CLIENT, SECRET), clock::instant);
    var ends = new TreeMap<String, Integer>();
    var done = new TreeMap<String, Integer>();
    var deadEnds = new ArrayList<String>();
    for (int number = 0; number < walks; number++) {
      var random = new Random(seed + number);
      var walker = new Walker(context, outside, random, outside.files(random)).walk();
      ends.merge(walker.ended() ? walker.status() : "goes on", 1, Integer::sum);
      walker.done().forEach((what, times) -> done.merge(what, times, Integer::sum));
      deadEnds.addAll(walker.deadEnds());
    }
    System.out.printf("seed %d: %d walks ended %s; steps %s%n", seed, walks, ends, done);
    assertThat(deadEnds).as("seed %d", seed).isEmpty();
    assertThat(ledger.violations()).as("seed %d", seed).isEmpty();
  }

  private void staff() {
    clients.register(
        CLIENT,
        SECRET,
        List.of(
            Scopes.CASES_FILE,
            Scopes.CASES_READ,
            Scopes.OBJECTIONS,
            Scopes.DONORS,
            Scopes.GIFTS,
            Scopes.QUESTIONS));
    var desk = new AtDesk(context);
    var roles =
        List.of(
            Role.VILLAGE_INFORMANT,
            Role.TOWNSHIP_REVIEWER,
            Role.TOWNSHIP_HEAD,
            Role.COUNTY_APPROVER,
            Role.PREFECTURE_APPROVER,
            Role.FINANCE_PREPARER,
            Role.FINANCE_RELEASER);
    for (Role role : roles) {
      for (int number = 1; number <= 6; number++) {
        desk.hire("walking-" + role.id() + "-" + number, role, VILLAGE);
      }
    }
  }
}
