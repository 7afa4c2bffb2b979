package org.aidflow.workflow.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.access.Staffing;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.workflow.Tries;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** What every user task of a case gets, though its model does not say so. */
class TaskOfferingTest extends AidflowTest {

  @Autowired private ApplicationContext context;
  @Autowired private Staffing staffing;
  @Autowired private FourEyes fourEyes;
  @Autowired private Timeline timeline;
  @Autowired private OverdueTasks overdue;
  @Autowired private AidflowClock clock;
  @Autowired private TransactionTemplate transaction;

  private Tries tries;

  @BeforeEach
  void aModel() {
    tries = new Tries(context).with("try-task.bpmn", "try-task.form");
  }

  @Test
  void theHeadOfTheFormIsInWords() {
    tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    var caseNumber = tries.aCase();
    tries.start("try-task", caseNumber, Map.of());
    var task = tries.taskOf(caseNumber);
    assertThat(engine.getTaskService().getVariablesLocal(task.getId()))
        .containsEntry("amountYuan", "800.00")
        .containsEntry("categoryName", "daily necessities")
        .containsKey("areaName");
    assertThat(tries.groupsOf(task)).containsExactly("township-reviewer.520502100");
  }

  @Test
  void aTaskIsDueByTheTableAndTheWorkingDays() {
    tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    var caseNumber = tries.aCase();
    tries.start("try-task", caseNumber, Map.of());
    assertThat(tries.taskOf(caseNumber).getDueDate())
        .isEqualTo(Date.from(WorkingDays.plus(clock.instant(), 5)));
  }

  @Test
  void aTaskThatNobodyCanDoGoesUpTheLineAndSaysWhy() {
    var caseNumber = tries.aCase();
    var reviewers = holdersOf("township-reviewer.520502100");
    reviewers.forEach(
        user -> staffing.dismiss(user, Role.TOWNSHIP_REVIEWER, List.of(new AreaCode("520502100"))));
    var head = tries.official(Role.TOWNSHIP_HEAD, "520502100");
    transaction.executeWithoutResult(
        status ->
            holdersOf("township-head.520502100").stream()
                .filter(user -> !user.equals(head))
                .forEach(user -> fourEyes.record(caseNumber, Hand.VISITED, user)));

    tries.start("try-task", caseNumber, Map.of());
    assertThat(tries.groupsOf(tries.taskOf(caseNumber))).containsExactly("township-head.520502100");
    assertThat(timeline.of(caseNumber))
        .anySatisfy(
            entry -> {
              assertThat(entry.code()).isEqualTo(TimelineCode.TASK_CLIMBED);
              assertThat(entry.facts())
                  .containsEntry("from", "township-reviewer.520502100")
                  .containsEntry("why", "Nobody holds the role there");
            });
    // other tests need them
    reviewers.forEach(
        user -> staffing.appoint(user, Role.TOWNSHIP_REVIEWER, List.of(new AreaCode("520502100"))));
  }

  @Test
  void whoIsAwayOrHadAHandDoesNotCount() {
    var caseNumber = tries.aCase();
    var away = tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    var today = LocalDate.now(clock);
    holdersOf("township-reviewer.520502100").stream()
        .filter(user -> !user.equals(away))
        .forEach(
            user ->
                transaction.executeWithoutResult(
                    status -> fourEyes.record(caseNumber, Hand.FILED, user)));
    staffing.away(away, today.minusDays(1), today.plusDays(1));
    tries.official(Role.TOWNSHIP_HEAD, "520502100");
    tries.start("try-task", caseNumber, Map.of());
    assertThat(tries.groupsOf(tries.taskOf(caseNumber))).containsExactly("township-head.520502100");
    staffing.back(away, today);
  }

  @Test
  void anOverdueTaskIsOfferedToAFurtherPostOnce() {
    tries.official(Role.TOWNSHIP_REVIEWER, "520502100");
    var caseNumber = tries.aCase();
    tries.start("try-task", caseNumber, Map.of());
    overdue.runOnce();
    assertThat(tries.groupsOf(tries.taskOf(caseNumber))).hasSize(1);

    var task = tries.taskOf(caseNumber);
    task.setDueDate(
        Date.from(clock.instant().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS)));
    engine.getTaskService().saveTask(task);
    assertThat(overdue.runOnce()).isEqualTo(1);
    assertThat(overdue.runOnce()).isZero();
    assertThat(tries.groupsOf(tries.taskOf(caseNumber)))
        .containsExactlyInAnyOrder("township-reviewer.520502100", "township-head.520502100");
    assertThat(timeline.of(caseNumber))
        .filteredOn(entry -> entry.code() == TimelineCode.TASK_OVERDUE)
        .hasSize(1);
  }

  @Test
  void theEngineGoesByOurClock() {
    assertThat(ClockUtil.getCurrentTime()).isCloseTo(Date.from(clock.instant()), 1000);
  }

  private List<String> holdersOf(String group) {
    return engine.getIdentityService().createUserQuery().memberOfGroup(group).list().stream()
        .map(User::getId)
        .toList();
  }
}
