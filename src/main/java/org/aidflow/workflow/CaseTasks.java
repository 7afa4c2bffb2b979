package org.aidflow.workflow;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aidflow.kernel.CaseNumber;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Service;

/** The user tasks of cases, for those who may not know the engine. */
@Service
public class CaseTasks {

  private final TaskService tasks;
  private final OwnName ownName;

  CaseTasks(TaskService tasks, OwnName ownName) {
    this.tasks = tasks;
    this.ownName = ownName;
  }

  /** What the case waits for people to do, whoever asks; the oldest first. */
  public List<OpenTask> of(CaseNumber caseNumber) {
    return ownName.ask(
        () ->
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(task -> open(task, caseNumber))
                .toList());
  }

  /** The case that the open task belongs to. */
  public Optional<CaseNumber> caseOf(String taskId) {
    return ownName.ask(
        () ->
            tasks.createTaskQuery().taskId(taskId).count() == 0
                ? Optional.empty()
                : Optional.ofNullable(tasks.getVariable(taskId, CaseVariables.CASE_NUMBER.name()))
                    .map(number -> new CaseNumber(number.toString())));
  }

  private OpenTask open(Task task, CaseNumber caseNumber) {
    return new OpenTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        caseNumber,
        task.getAssignee(),
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .toList(),
        Optional.ofNullable(task.getDueDate()).map(Date::toInstant).orElse(null));
  }
}
