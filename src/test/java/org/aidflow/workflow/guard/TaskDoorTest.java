package org.aidflow.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.Findings;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.Tries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever comes for a task, by whatever door, meets the same rules. */
class TaskDoorTest extends AidflowTest {

  private static final String TOWNSHIP = "520502100";

  enum Door {
    ENGINE_REST,
    TASKLIST
  }

  @Autowired private ApplicationContext context;
  @Autowired private FourEyes fourEyes;
  @Autowired private Findings findings;
  @Autowired private CaseFiles files;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TransactionTemplate transaction;

  private Tries tries;
  private CaseNumber caseNumber;
  private String reviewer;
  private String taskId;

  @BeforeEach
  void aTaskIsWaiting() {
    tries = new Tries(context).with("try-task.bpmn", "try-task.form");
    reviewer = tries.official(Role.TOWNSHIP_REVIEWER, TOWNSHIP);
    caseNumber = tries.aCase();
    tries.start("try-task", caseNumber, Map.of());
    taskId = tries.taskOf(caseNumber).getId();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCompletedReachesTheDomainAndLeavesTheEngine(Door door) {
    var doors = open(door);
    assertThat(doors.claim(reviewer, taskId).status()).isEqualTo(204);
    var answers =
        Map.<String, Object>of(
            "decision", "LOWER",
            "approvedYuan", "799.50",
            "size", 4,
            "note", "Planted words 种下的话",
            "seen", true,
            "reasons", List.of("A", "B"),
            "visitedOn", "2026-11-20");
    assertThat(doors.submit(reviewer, taskId, answers).status()).isEqualTo(204);

    var kept = findings.latest(caseNumber, "try-task").orElseThrow();
    assertThat(kept.fields())
        .containsEntry("approvedYuan", 79_950)
        .containsEntry("size", 4)
        .containsEntry("note", "Planted words 种下的话")
        .containsEntry("seen", true)
        .containsEntry("reasons", List.of("A", "B"))
        .doesNotContainKey("shown");
    assertThat(tries.taskOf(caseNumber)).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhoHasClaimedATaskCompletesIt(Door door) {
    var doors = open(door);
    var colleague = tries.official(Role.TOWNSHIP_REVIEWER, TOWNSHIP);
    var unclaimed = doors.complete(reviewer, taskId, approve());
    assertThat(unclaimed.status()).isEqualTo(403);
    assertThat(unclaimed.message()).isEqualTo("Claim the task first.");

    doors.claim(reviewer, taskId);
    assertThat(doors.complete(colleague, taskId, approve()).status()).isEqualTo(409);
    assertThat(doors.submit(colleague, taskId, approve()).status()).isEqualTo(409);
    assertThat(doors.claim(colleague, taskId).status()).isEqualTo(409);
    assertThat(doors.complete(reviewer, taskId, approve()).status()).isEqualTo(204);
    assertThat(doors.complete(reviewer, taskId, approve()).status()).isEqualTo(409);
  }

  @ParameterizedTest
  @EnumSource
  void aTaskIsClaimedForOneselfAndGivenBackByOneself(Door door) {
    var doors = open(door);
    var colleague = tries.official(Role.TOWNSHIP_REVIEWER, TOWNSHIP);
    assertThat(
            doors
                .post(reviewer, "/task/" + taskId + "/claim", Map.of("userId", colleague))
                .status())
        .isEqualTo(403);
    assertThat(
            doors
                .post(reviewer, "/task/" + taskId + "/assignee", Map.of("userId", colleague))
                .status())
        .isEqualTo(403);
    doors.claim(reviewer, taskId);
    assertThat(doors.post(colleague, "/task/" + taskId + "/unclaim", Map.of()).status())
        .isEqualTo(403);
    assertThat(doors.post(reviewer, "/task/" + taskId + "/unclaim", Map.of()).status())
        .isEqualTo(204);
    assertThat(doors.claim(colleague, taskId).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @EnumSource
  void whoHadAHandInTheCaseIsToldSo(Door door) {
    var doors = open(door);
    transaction.executeWithoutResult(status -> fourEyes.record(caseNumber, Hand.FILED, reviewer));
    var answer = doors.claim(reviewer, taskId);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.message()).contains("filed it before", caseNumber.value());
  }

  @ParameterizedTest
  @EnumSource
  void whoHadAHandAfterClaimingIsRefusedAtCompletion(Door door) {
    var doors = open(door);
    doors.claim(reviewer, taskId);
    transaction.executeWithoutResult(status -> fourEyes.record(caseNumber, Hand.VISITED, reviewer));
    assertThat(doors.complete(reviewer, taskId, approve()).status()).isEqualTo(403);
    assertThat(doors.submit(reviewer, taskId, approve()).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource
  void theSameRoleElsewhereIsAnotherRole(Door door) {
    var doors = open(door);
    var elsewhere = tries.official(Role.TOWNSHIP_REVIEWER, "520502101");
    var above = tries.official(Role.COUNTY_APPROVER, "520502");
    assertThat(doors.claim(elsewhere, taskId).status()).isEqualTo(403);
    assertThat(doors.claim(above, taskId).message())
        .isEqualTo("This task is for another role or area.");
  }

  @ParameterizedTest
  @EnumSource
  void aHeldCaseIsNotWorkedOn(Door door) {
    var doors = open(door);
    doors.claim(reviewer, taskId);
    transaction.executeWithoutResult(status -> files.flag(caseNumber, CaseFlag.HELD, true));
    var answer = doors.complete(reviewer, taskId, approve());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.message()).contains("is held");
  }

  @ParameterizedTest
  @EnumSource
  void wrongInputIsNamedFieldByFieldAndUndoesTheCompletion(Door door) {
    var doors = open(door);
    doors.claim(reviewer, taskId);
    var answers = new HashMap<>(approve());
    answers.put("size", 99_999);
    answers.put("salary", 777);
    answers.put("plate", "not a plate");
    for (var answer :
        List.of(
            doors.complete(reviewer, taskId, answers), doors.submit(reviewer, taskId, answers))) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().path("errors").findValuesAsText("field"))
          .containsExactlyInAnyOrder("size", "salary", "plate");
      assertThat(answer.body().path("errors").findValuesAsText("code"))
          .containsExactlyInAnyOrder("OUT_OF_RANGE", "UNKNOWN_FIELD", "BAD_FORMAT");
      assertThat(answer.message()).contains("“People” is more than is possible here");
    }
    assertThat(tries.taskOf(caseNumber)).isNotNull();
    assertThat(findings.latest(caseNumber, "try-task")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyOtherWayRoundIsClosed(Door door) {
    var doors = open(door);
    doors.claim(reviewer, taskId);
    var value = Map.of("value", "x");
    var variables = Map.of("variables", Map.of("decision", value));
    var task = "/task/" + taskId;
    var answers =
        Stream.of(
            doors.post(reviewer, task + "/resolve", variables),
            doors.post(reviewer, task + "/delegate", Map.of("userId", reviewer)),
            doors.post(
                reviewer,
                task + "/bpmnError",
                Map.of("errorCode", "e", "variables", Map.of("decision", value))),
            doors.post(
                reviewer,
                task + "/bpmnEscalation",
                Map.of("escalationCode", "e", "variables", Map.of("decision", value))),
            doors.post(
                reviewer, task + "/variables", Map.of("modifications", Map.of("decision", value))),
            doors.post(
                reviewer,
                task + "/localVariables",
                Map.of("modifications", Map.of("decision", value))),
            doors.call(
                reviewer, "PUT", task + "/variables/amountFen", Map.of("value", 1, "type", "Long")),
            doors.call(reviewer, "DELETE", task + "/variables/amountFen", Map.of()),
            doors.post(
                reviewer,
                task + "/identity-links",
                Map.of("userId", reviewer, "type", "candidate")),
            doors.post(reviewer, task + "/comment/create", Map.of("message", "typed")),
            doors.call(reviewer, "PUT", task, Map.of("name", "other", "priority", 1)),
            doors.call(reviewer, "DELETE", task, Map.of()),
            doors.post(reviewer, "/task/create", Map.of("name", "mine")));
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(400, 403));
    assertThat(jdbc.queryForObject("select count(*) from act_hi_comment", Long.class)).isZero();
    assertThat(engine.getTaskService().getVariable(taskId, "decision")).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoWhoClaimAtOnceOneWins(Door door) throws Exception {
    var doors = open(door);
    var colleague = tries.official(Role.TOWNSHIP_REVIEWER, TOWNSHIP);
    doors.get(reviewer, "/task/" + taskId);
    doors.get(colleague, "/task/" + taskId);
    var barrier = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var answers =
          Stream.of(reviewer, colleague)
              .map(
                  user ->
                      threads.submit(
                          () -> {
                            barrier.await();
                            return doors.claim(user, taskId).status();
                          }))
              .toList();
      assertThat(Stream.of(answers.get(0), answers.get(1)).map(TaskDoorTest::value))
          .containsExactlyInAnyOrder(204, 409);
    } finally {
      threads.shutdown();
    }
  }

  private static int value(Future<Integer> status) {
    try {
      return status.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Doors open(Door door) {
    return door == Door.ENGINE_REST ? Doors.engineRest(port) : Doors.tasklist(port);
  }

  private static Map<String, Object> approve() {
    return Map.of("decision", "APPROVE", "size", 4);
  }
}
