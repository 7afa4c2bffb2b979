package org.aidflow.workflow.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.workflow.Doors;
import org.aidflow.workflow.OpenTasks;
import org.aidflow.workflow.Tries;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Tasks about no case get what tasks of cases get, from the same hands. */
class OtherWorkTest extends AidflowTest {

  private static final String COUNTY = "520502";
  private static final Map<String, Object> ANSWERS = Map.of("decision", "APPROVE", "size", 4);

  @Autowired private ApplicationContext context;
  @Autowired private Staffing staffing;
  @Autowired private FourEyes fourEyes;
  @Autowired private OpenTasks open;
  @Autowired private OverdueTasks overdue;
  @Autowired private AidflowClock clock;
  @Autowired private TransactionTemplate transaction;

  private Tries tries;
  private Doors tasklist;
  private String preparer;
  private String releaser;

  @BeforeEach
  void anOfficeForMoney() {
    tries = new Tries(context).with("try-work.bpmn", "try-task.form");
    tasklist = Doors.tasklist(port);
    preparer = tries.official(Role.FINANCE_PREPARER, COUNTY);
    releaser = tries.official(Role.FINANCE_RELEASER, COUNTY);
  }

  @Test
  void itsCardSaysWhatItIsAboutWhereAndHowMuch() {
    var number = tries.startWork("try-work");
    var task = tries.taskOf(number);
    assertThat(engine.getTaskService().getVariablesLocal(task.getId()))
        .containsEntry("subject", number.value())
        .containsEntry("amountYuan", "1234.56")
        .hasEntrySatisfying("areaName", name -> assertThat(name.toString()).contains("七星关区"));
    assertThat(tries.groupsOf(task)).containsExactly("finance-preparer.520502");
    assertThat(open.subjectOf(task.getId())).hasValue(number);
    assertThat(open.of(number))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.subject()).isEqualTo(number));
  }

  @Test
  void itIsFoundInTheListOfItsOfficials() {
    var task = tries.taskOf(tries.startWork("try-work")).getId();
    assertThat(tasklist.claim(preparer, task).status()).isEqualTo(204);
    assertThat(tasksOf(preparer, "Mine")).containsExactly(task);
    assertThat(tasksOf(tries.official(Role.FINANCE_PREPARER, COUNTY), "Waiting for others"))
        .contains(task);
    assertThat(tasksOf(releaser, "Mine")).isEmpty();
  }

  @Test
  void theGuardChecksWhatIsTypedAndWhoTypesIt() {
    var task = tries.taskOf(tries.startWork("try-work")).getId();
    assertThat(tasklist.claim(releaser, task).status()).isEqualTo(403);
    assertThat(tasklist.claim(preparer, task).status()).isEqualTo(204);
    assertThat(tasklist.complete(preparer, task, Map.of("decision", "BRIBE", "size", 4)).status())
        .isEqualTo(400);
    assertThat(tasklist.complete(preparer, task, ANSWERS).status()).isEqualTo(204);
  }

  @Test
  void whoProposedDoesNotAgree() {
    staffing.appoint(preparer, Role.FINANCE_RELEASER, List.of(new AreaCode(COUNTY)));
    var number = proposed();
    var task = tries.taskOf(number).getId();
    var answer = tasklist.claim(preparer, task);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.message()).contains("proposed how to clear it before", number.value());
    assertThat(tasklist.claim(releaser, task).status()).isEqualTo(204);
  }

  @Test
  void whereOnlyWhoProposedIsLeftItGoesToTheCity() {
    staffing.appoint(preparer, Role.FINANCE_RELEASER, List.of(new AreaCode(COUNTY)));
    tries.official(Role.FINANCE_RELEASER, "5205");
    var today = LocalDate.now(clock);
    var others = releasersBut(preparer);
    others.forEach(user -> staffing.away(user, today, today));
    assertThat(tries.groupsOf(tries.taskOf(proposed()))).containsExactly("finance-releaser.5205");
    others.forEach(user -> staffing.back(user, today));
  }

  @Test
  void pastItsDueDateItIsOfferedToTheCityAsWell() {
    var number = tries.startWork("try-work");
    assertThat(tries.taskOf(number).getDueDate()).isAfter(Date.from(clock.instant()));
    overdue.runOnce();
    assertThat(tries.groupsOf(tries.taskOf(number))).hasSize(1);
    change(number, Date.from(clock.instant().minus(Duration.ofHours(1))));
    assertThat(overdue.runOnce()).isEqualTo(1);
    assertThat(tries.groupsOf(tries.taskOf(number))).contains("finance-preparer.520502").hasSize(2);
  }

  private WorkNumber proposed() {
    var number = tries.startWork("try-work");
    var task = tries.taskOf(number).getId();
    tasklist.claim(preparer, task);
    transaction.executeWithoutResult(status -> fourEyes.record(number, Hand.PROPOSED, preparer));
    assertThat(tasklist.complete(preparer, task, ANSWERS).status()).isEqualTo(204);
    return number;
  }

  private void change(WorkNumber number, Date dueDate) {
    var task = tries.taskOf(number);
    task.setDueDate(dueDate);
    engine.getTaskService().saveTask(task);
  }

  private List<String> releasersBut(String one) {
    return engine
        .getIdentityService()
        .createUserQuery()
        .memberOfGroup("finance-releaser." + COUNTY)
        .list()
        .stream()
        .map(User::getId)
        .filter(user -> !user.equals(one))
        .toList();
  }

  private List<String> tasksOf(String user, String filterName) {
    var filter =
        engine.getFilterService().createFilterQuery().filterName(filterName).singleResult();
    return tasklist
        .post(user, "/filter/" + filter.getId() + "/list?maxResults=200", Map.of())
        .body()
        .findValuesAsText("id");
  }
}
