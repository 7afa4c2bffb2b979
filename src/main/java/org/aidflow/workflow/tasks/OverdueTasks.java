package org.aidflow.workflow.tasks;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aidflow.access.Post;
import org.aidflow.access.Role;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.CaseVariables;
import org.aidflow.workflow.OpenTasks;
import org.aidflow.workflow.TaskNews;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Offers a task that nobody began in time, or that is past its due date, to a further post as well,
 * once each. Whoever claimed one that has a time to begin, and did not finish it, loses it.
 */
@Component
public class OverdueTasks {

  private static final Logger log = LoggerFactory.getLogger(OverdueTasks.class);

  /** The variable of a task that has been seen to. */
  static final String OVERDUE = "overdue";

  /** The variable of a task that nobody began in time and that has been seen to. */
  private static final String NOT_BEGUN = "notBegun";

  private final TaskService tasks;
  private final OpenTasks open;
  private final Deadlines deadlines;
  private final ObjectProvider<TaskNews> news;
  private final JdbcClient jdbc;
  private final AidflowClock clock;
  private final TransactionTemplate transaction;

  OverdueTasks(
      TaskService tasks,
      OpenTasks open,
      Deadlines deadlines,
      ObjectProvider<TaskNews> news,
      JdbcClient jdbc,
      AidflowClock clock,
      PlatformTransactionManager transactions) {
    this.tasks = tasks;
    this.open = open;
    this.deadlines = deadlines;
    this.news = news;
    this.jdbc = jdbc;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Sees to every overdue task, each in a transaction of its own; returns how many they were. */
  public int runOnce() {
    var seenTo = new ArrayList<String>();
    var failed = new ArrayList<String>();
    for (var next = seeToNext(failed); next.isPresent(); next = seeToNext(failed)) {
      seenTo.add(next.get());
    }
    return seenTo.size() - failed.size();
  }

  /** One that fails is left for the next time, so that it does not keep the others waiting. */
  private Optional<String> seeToNext(List<String> failed) {
    var taken = new ArrayList<String>();
    try {
      transaction.executeWithoutResult(
          status ->
              next(failed)
                  .ifPresent(
                      taskId -> {
                        taken.add(taskId);
                        seeTo(taskId);
                      }));
    } catch (RuntimeException e) {
      if (taken.isEmpty()) {
        throw e;
      }
      log.error("The overdue task {} cannot be seen to", taken, e);
      failed.addAll(taken);
    }
    return taken.stream().findFirst();
  }

  private Optional<String> next(List<String> failed) {
    return jdbc.sql(
            """
            select t.id_ from act_ru_task t
            where t.suspension_state_ = 1 and t.id_ <> all (:failed)
              and not exists (select from act_ru_variable v
                              where v.task_id_ = t.id_ and v.name_ = :overdue)
              and (t.due_date_ < :now
                   or t.follow_up_date_ < :now and t.assignee_ is null
                      and not exists (select from act_ru_variable v
                                      where v.task_id_ = t.id_ and v.name_ = :notBegun))
            order by t.due_date_ limit 1
            for update of t skip locked
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("failed", failed.toArray(String[]::new))
        .param("overdue", OVERDUE)
        .param("notBegun", NOT_BEGUN)
        .query(String.class)
        .optional();
  }

  private void seeTo(String taskId) {
    var task = tasks.createTaskQuery().taskId(taskId).singleResult();
    if (task.getDueDate().toInstant().isBefore(clock.instant())) {
      tasks.setVariableLocal(taskId, OVERDUE, true);
      takeBack(task);
      escalate(task);
    } else {
      tasks.setVariableLocal(taskId, NOT_BEGUN, true);
      offerFurther(task);
    }
  }

  private void takeBack(Task task) {
    String from = task.getAssignee();
    if (from != null && task.getFollowUpDate() != null) {
      tasks.setAssignee(task.getId(), null);
      open.subjectOf(task.getId())
          .ifPresent(
              subject -> news.forEach(hears -> hears.takenBack(subject, task.getName(), from)));
    }
  }

  private void offerFurther(Task task) {
    var subject = open.subjectOf(task.getId()).orElse(null);
    var further = offeredTo(task.getId()).flatMap(Post::nextUp).orElse(null);
    if (subject != null && further != null) {
      tasks.addCandidateGroup(task.getId(), further.group());
      news.forEach(hears -> hears.notBegun(subject, task.getName(), further.group()));
    }
  }

  private void escalate(Task task) {
    var taskId = task.getId();
    var subject = open.subjectOf(taskId).orElse(null);
    if (subject != null
        && tasks.getVariable(taskId, CaseVariables.AREA.name()) instanceof String area) {
      escalation(taskId, task.getTaskDefinitionKey(), subject, new AreaCode(area))
          .ifPresent(
              post -> {
                tasks.addCandidateGroup(taskId, post.group());
                news.forEach(hears -> hears.overdue(subject, task.getName(), post.group()));
              });
    }
  }

  private Optional<Post> escalation(String taskId, String step, Subject subject, AreaCode area) {
    return deadlines
        .escalatedTo(step, subject)
        .flatMap(Role::of)
        .map(role -> Post.competent(role, area))
        .or(() -> offeredTo(taskId).flatMap(Post::nextUp));
  }

  private Optional<Post> offeredTo(String taskId) {
    return tasks.getIdentityLinksForTask(taskId).stream()
        .map(IdentityLink::getGroupId)
        .filter(Objects::nonNull)
        .flatMap(group -> Post.parse(group).stream())
        .findFirst();
  }
}
