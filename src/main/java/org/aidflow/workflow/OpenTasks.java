package org.aidflow.workflow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.aidflow.kernel.Subject;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The user tasks that wait for people, for those who may not know the engine. */
@Service
public class OpenTasks {

  private static final String OPEN =
      """
      select task.id_, task.task_def_key_, task.name_, process.business_key_, task.assignee_,
             task.due_date_,
             array(select offer.group_id_ from act_ru_identitylink offer
                   where offer.task_id_ = task.id_ and offer.group_id_ is not null) as groups
      from act_ru_task task join act_ru_execution process on process.id_ = task.proc_inst_id_
      where process.business_key_ is not null and task.task_def_key_ = any (:keys) and
      """;

  private final TaskService tasks;
  private final OwnName ownName;
  private final JdbcClient jdbc;

  OpenTasks(TaskService tasks, OwnName ownName, JdbcClient jdbc) {
    this.tasks = tasks;
    this.ownName = ownName;
    this.jdbc = jdbc;
  }

  /** What the subject waits for people to do, whoever asks; the oldest first. */
  public List<OpenTask> of(Subject subject) {
    return ownName.ask(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(subject.value())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> open(task, subject))
                .toList());
  }

  /** The tasks of that key which these subjects wait for; the oldest first. */
  public List<OpenTask> of(String key, Collection<? extends Subject> subjects) {
    return jdbc.sql(
            OPEN + " process.business_key_ = any (:subjects) order by task.create_time_, task.id_")
        .param("keys", new String[] {key})
        .param("subjects", subjects.stream().map(Subject::value).toArray(String[]::new))
        .query((row, number) -> open(row))
        .list();
  }

  /**
   * The tasks of these keys that the official has claimed, or may claim by a group; the oldest
   * first.
   */
  public List<OpenTask> offeredTo(String official, Set<String> keys, int most) {
    return jdbc.sql(
            OPEN
                + """
                (task.assignee_ is null or task.assignee_ = :official)
                and exists (select from act_ru_identitylink offer
                            join act_id_membership held on held.group_id_ = offer.group_id_
                            where offer.task_id_ = task.id_ and held.user_id_ = :official)
                order by task.create_time_, task.id_ limit :most
                """)
        .param("keys", keys.toArray(String[]::new))
        .param("official", official)
        .param("most", most)
        .query((row, number) -> open(row))
        .list();
  }

  /** What the open task is about. */
  public Optional<Subject> subjectOf(String taskId) {
    return jdbc.sql(
            """
            select process.business_key_ from act_ru_task task
            join act_ru_execution process on process.id_ = task.proc_inst_id_
            where task.id_ = ? and process.business_key_ is not null
            """)
        .param(taskId)
        .query(String.class)
        .optional()
        .flatMap(Subject::parse);
  }

  private static OpenTask open(ResultSet row) throws SQLException {
    return new OpenTask(
        row.getString("id_"),
        row.getString("task_def_key_"),
        row.getString("name_"),
        Subject.parse(row.getString("business_key_")).orElseThrow(),
        row.getString("assignee_"),
        Arrays.asList((String[]) row.getArray("groups").getArray()),
        Optional.ofNullable(row.getTimestamp("due_date_")).map(Timestamp::toInstant).orElse(null));
  }

  private OpenTask open(Task task, Subject subject) {
    return new OpenTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        subject,
        task.getAssignee(),
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .toList(),
        Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
  }
}
