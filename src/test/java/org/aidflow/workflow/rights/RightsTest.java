package org.aidflow.workflow.rights;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.access.Role;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.Tries;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What officials see through Tasklist, and what nobody gets by asking cleverly. */
class RightsTest extends AidflowTest {

  @Autowired private ApplicationContext context;
  @Autowired private SeededRights seeded;

  private Tries tries;
  private Doors tasklist;
  private String reviewer;
  private CaseNumber caseNumber;

  @BeforeEach
  void aTaskIsOffered() {
    tries = new Tries(context).with("try-task.bpmn", "try-task.form");
    tasklist = Doors.tasklist(port);
    reviewer = tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    caseNumber = tries.aCase();
    tries.start("try-task", caseNumber, Map.of());
  }

  @Test
  void officialsFindTheirFiltersInOrder() {
    var head = tries.official(Role.TOWNSHIP_HEAD, "520502100");
    var releaser = tries.official(Role.FINANCE_RELEASER, "520502");
    assertThat(filtersOf(head))
        .containsExactly(
            "Mine", "To visit", "To check", "To decide", "Overdue", "Waiting for others");
    assertThat(filtersOf(releaser))
        .containsExactly("Mine", "To release", "To clear", "Overdue", "Waiting for others");
    assertThat(filtersOf(tries.official(Role.AUDITOR, "520502")))
        .containsExactly("All open", "All overdue");
  }

  @Test
  void anAuditorFindsEveryOpenTask() {
    var auditor = tries.official(Role.AUDITOR, "520502");
    var task = tries.taskOf(caseNumber);
    assertThat(tasksOf(auditor, "All open")).contains(task.getId());
    assertThat(tasksOf(auditor, "All overdue")).doesNotContain(task.getId());
    task.setDueDate(Date.from(Instant.EPOCH));
    engine.getTaskService().saveTask(task);
    assertThat(tasksOf(auditor, "All overdue")).contains(task.getId());
  }

  @Test
  void aColleaguesTaskBearsAName() {
    var colleague = tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    assertThat(tasklist.get(reviewer, "/user/" + colleague + "/profile").body().path("id").asText())
        .isEqualTo(colleague);
  }

  @Test
  void aClaimedTaskIsMineAndOthersWaitForIt() {
    var colleague = tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    var task = tries.taskOf(caseNumber).getId();
    tasklist.claim(reviewer, task);
    assertThat(tasksOf(reviewer, "Mine")).contains(task);
    assertThat(tasksOf(reviewer, "Waiting for others")).doesNotContain(task);
    assertThat(tasksOf(colleague, "Mine")).doesNotContain(task);
    assertThat(tasksOf(colleague, "Waiting for others")).contains(task);
  }

  @Test
  void whatIsDueIsOverdueWhenItsTimeHasCome() {
    var task = tries.taskOf(caseNumber);
    assertThat(tasksOf(reviewer, "Overdue")).doesNotContain(task.getId());
    task.setDueDate(Date.from(Instant.EPOCH));
    engine.getTaskService().saveTask(task);
    assertThat(tasksOf(reviewer, "Overdue")).contains(task.getId());
    task.setDueDate(Date.from(Instant.now().plus(Duration.ofDays(9))));
    engine.getTaskService().saveTask(task);
  }

  @Test
  void theCardShowsWordsAndNoCodes() {
    var mine = engine.getFilterService().createFilterQuery().filterName("Mine").singleResult();
    assertThat(String.valueOf(mine.getProperties().get("variables")))
        .contains("About", "Area", "Amount (yuan)", "Priority");
    assertThat(mine.getProperties()).containsEntry("refresh", true);
  }

  @Test
  void aTaskOfAnotherAreaIsNotSeen() {
    var elsewhere = tries.official(Role.TOWNSHIP_REVIEWER, "520502101");
    var task = tries.taskOf(caseNumber).getId();
    assertThat(tasklist.get(reviewer, "/task/" + task).status()).isEqualTo(200);
    assertThat(tasklist.get(elsewhere, "/task/" + task).status()).isIn(403, 404);
    assertThat(tasklist.get(elsewhere, "/task/" + task + "/form-variables").status())
        .isEqualTo(403);
    assertThat(tasklist.get(reviewer, "/task/" + task + "/deployed-form").status()).isEqualTo(200);
  }

  @Test
  void anAuditorReadsEverythingAndChangesNothing() {
    var auditor = tries.official(Role.AUDITOR, "520502");
    var task = tries.taskOf(caseNumber).getId();
    assertThat(tasklist.get(auditor, "/task/" + task).status()).isEqualTo(200);
    assertThat(tasklist.claim(auditor, task).status()).isEqualTo(403);
    assertThat(tasklist.complete(auditor, task, Map.of("decision", "APPROVE")).status())
        .isEqualTo(403);
  }

  @Test
  void everyTaskOfAModelStandsInAFilterBeforeItIsOverdue() {
    var shown =
        TaskFilter.ALL.stream()
            .map(filter -> filter.narrow(engine.getTaskService().createTaskQuery()))
            .map(query -> ((TaskQueryImpl) query).getKeys())
            .filter(Objects::nonNull)
            .flatMap(Arrays::stream)
            .toList();
    var tasks =
        Stream.of(requireNonNull(new File("processes").listFiles()))
            .filter(file -> file.getName().endsWith(".bpmn"))
            .map(Bpmn::readModelFromFile)
            .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
            .map(UserTask::getId)
            .distinct()
            .toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(tasks);
  }

  @Test
  void nobodyMayMakeOrChangeAFilter() {
    for (var role : Role.values()) {
      assertThat(
              engine
                  .getAuthorizationService()
                  .createAuthorizationQuery()
                  .groupIdIn(role.id())
                  .resourceType(Resources.FILTER)
                  .list())
          .allSatisfy(
              right ->
                  assertThat(right.getPermissions(Permissions.values()))
                      .contains(Permissions.READ)
                      .doesNotContain(Permissions.UPDATE, Permissions.CREATE, Permissions.DELETE));
    }
  }

  @Test
  void seedingAgainChangesNothing() {
    var before = rows();
    seeded.afterSingletonsInstantiated();
    assertThat(rows()).isEqualTo(before);
  }

  /** CVE-2026-109432. */
  @Test
  void noQueryBringsExpressions() {
    var code = "${''.getClass().forName('java.lang.Runtime')}";
    var expression = Map.of("assigneeExpression", code);
    var nested = Map.of("orQueries", List.of(expression));
    var filter =
        engine.getFilterService().createFilterQuery().filterName("Mine").singleResult().getId();
    for (var door : List.of(tasklist, Doors.engineRest(port))) {
      var answers =
          Stream.of(
              door.post(reviewer, "/task", expression),
              door.post(reviewer, "/task", nested),
              door.post(reviewer, "/task/count", nested),
              door.post(
                  reviewer,
                  "/task",
                  Map.of("orQueries", List.of(Map.of("dueBeforeExpression", "${now()}")))),
              door.post(reviewer, "/filter/" + filter + "/list", expression),
              door.post(reviewer, "/filter/" + filter + "/list", nested),
              door.post(reviewer, "/filter/" + filter + "/count", nested),
              door.post(reviewer, "/filter/" + filter + "/singleResult", nested));
      assertThat(answers)
          .allSatisfy(answer -> assertThat(answer.status()).as(answer.toString()).isEqualTo(400));
      var stored = new HashMap<String, Object>();
      stored.put("name", "stored");
      stored.put("resourceType", "Task");
      stored.put("query", nested);
      assertThat(door.post(reviewer, "/filter/create", stored).status()).isEqualTo(403);
      assertThat(door.call(reviewer, "PUT", "/filter/" + filter, stored).status()).isEqualTo(403);
    }
  }

  private List<String> filtersOf(String user) {
    var answer = tasklist.get(user, "/filter?resourceType=Task&maxResults=200");
    return Stream.iterate(0, i -> i < answer.body().size(), i -> i + 1)
        .map(i -> answer.body().get(i))
        .sorted(Comparator.comparing(filter -> filter.path("properties").path("priority").asInt()))
        .map(filter -> filter.path("name").asText())
        .toList();
  }

  private List<String> tasksOf(String user, String filterName) {
    var filter =
        engine.getFilterService().createFilterQuery().filterName(filterName).singleResult();
    var found = new ArrayList<String>();
    List<String> page;
    do {
      page =
          tasklist
              .post(
                  user,
                  "/filter/%s/list?firstResult=%d&maxResults=200"
                      .formatted(filter.getId(), found.size()),
                  Map.of())
              .body()
              .findValuesAsText("id");
      found.addAll(page);
    } while (!page.isEmpty());
    return found;
  }

  private List<Long> rows() {
    return List.of(
        engine.getFilterService().createFilterQuery().count(),
        engine.getAuthorizationService().createAuthorizationQuery().count());
  }
}
