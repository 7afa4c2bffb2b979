package org.aidflow.workflow;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aidflow.kernel.Subject;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The user tasks that wait for people, for those who may not know the engine. */
@Service
public class OpenTasks {

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
