package org.aidflow.proof;

import static java.lang.System.lineSeparator;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidflow.AidflowTest;
import org.aidflow.StatementCount;
import org.aidflow.StatementCount.Commit;
import org.aidflow.access.Accounts;
import org.aidflow.access.Clients;
import org.aidflow.access.Role;
import org.aidflow.access.Scopes;
import org.aidflow.access.Staffing;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.AreaCode;
import org.aidflow.workflow.SignalWorker;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one ordinary request of 800 yuan costs, from the front door to the closed case. */
class OneHelpRequestCostsTest extends AidflowTest {

  private static final AreaCode VILLAGE = new AreaCode("520502100001");

  /** What one case in twenty draws, whoever it is. */
  private static final Set<String> DRAWN =
      Set.of("UserTask_ConfirmReceipt", "UserTask_FollowUpVisit");

  private static final String SECRET = "cost-proof-secret";

  @Autowired private Accounts accounts;
  @Autowired private Staffing staffing;
  @Autowired private Clients clients;
  @Autowired private ExchangeWorker exchange;
  @Autowired private SignalWorker signals;
  @Autowired private StatementCount count;
  @Autowired private JdbcClient jdbc;

  private int timersFired;

  @BeforeEach
  void peopleAndClients() {
    TheBank.open(port);
    for (var role : Role.values()) {
      for (var number = 1; number <= Roster.OF_EACH_ROLE; number++) {
        var name = "cost-" + role.id() + "-" + number;
        if (!accounts.exists(name)) {
          accounts.open(name, "算", "费", SECRET);
          staffing.appoint(name, role, List.of(VILLAGE.at(role.level())));
        }
      }
    }
    clients.register(
        "cost-portal",
        SECRET,
        List.of(Scopes.CASES_FILE, Scopes.CASES_READ, Scopes.DONORS, Scopes.GIFTS));
  }

  @Test
  void takesThreeHumanTouchesAndTwoCommitsAtMostForEachCallAndTimer() {
    timersFired = 0;
    var base = URI.create("http://127.0.0.1:" + port);
    var portal = new Caller(base, "cost-portal", SECRET);
    var office =
        new Office(
            base,
            URI.create(TheBank.address()),
            portal,
            Roster.everywhere("cost-"),
            SECRET,
            () -> {});
    var families = new Families(7, VILLAGE.value());
    var outside = new Outside(portal, portal, portal, new Assisted(office, portal));
    for (var table : List.of("outbox_command", "inbox_message", "signal")) {
      // what other tests have left waits till they are long over
      jdbc.sql(
              "update "
                  + table
                  + " set due_at = now() + interval '9 days' where status = 'WAITING'")
          .update();
    }
    count.reset();
    var writes = Caller.writes(base);

    var body = families.request("cost-1", 80_000L, 1_150_000L, families.account("4321"));
    var filed = portal.post("/api/v1/help-requests", body).orFail();
    var request = new Request(Mix.HELPED, filed.path("caseNumber").asText(), body);
    for (var step = 0; step < 100 && !request.hasEndedWell(); step++) {
      var view = portal.get("/api/v1/cases/" + request.caseNumber()).orFail();
      request.now(view);
      if (request.isOutsidesTurn()) {
        request.act(outside, view);
      } else if (whatIsDue(request) == 0 && office.work(request) == 0) {
        if (request.status().equals("PAYING")) {
          await().until(() -> exchange.runOnce() > 0);
        } else {
          timersFired += jobsOf(request, true);
        }
      }
    }

    var calls = Caller.writes(base) - writes + 1; // and the bank's callback
    var commits = count.commits();
    var most = 2 * (calls + timersFired) + 6;
    System.out.printf(
        "one help request: %d commits (at most %d: %d calls that write, %d timers) of %d statements,"
            + " %d more to look; %s%n%s%n",
        commits.size(),
        most,
        calls,
        timersFired,
        statementsOf(commits),
        count.statements() - statementsOf(commits),
        office.done(),
        commits.stream().map(Commit::toString).collect(joining(lineSeparator())));
    assertThat(request.status()).isEqualTo("CLOSED");
    assertThat(commits).hasSizeBetween(calls, most);
    var touches = new HashMap<>(office.done());
    touches.keySet().removeAll(DRAWN);
    assertThat(touches)
        .as("human touches")
        .isEqualTo(
            Map.of(
                "UserTask_VisitHousehold", 1,
                "UserTask_DecideCase", 1,
                "UserTask_ReleasePayment", 1));
  }

  private int whatIsDue(Request request) {
    return exchange.runOnce() + signals.runOnce() + jobsOf(request, false);
  }

  private static int statementsOf(List<Commit> commits) {
    return commits.stream().mapToInt(commit -> commit.statements().size()).sum();
  }

  /** Fires what is due, or else the next timer; returns how many jobs ran. */
  private int jobsOf(Request request, boolean timers) {
    var jobs =
        engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(request.caseNumber())
            .list()
            .stream()
            .flatMap(
                instance -> {
                  var query =
                      engine
                          .getManagementService()
                          .createJobQuery()
                          .processInstanceId(instance.getId());
                  return (timers ? query.timers() : query.messages()).list().stream();
                })
            .toList();
    for (Job job : jobs) {
      engine.getManagementService().executeJob(job.getId());
    }
    return jobs.size();
  }
}
