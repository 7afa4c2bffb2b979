package org.aidflow.workflow.tasks;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aidflow.access.Hand;
import org.aidflow.access.Post;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.CaseVariables;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * A user task of a case.
 *
 * @param key the id of the user task in the model
 * @param hand what doing it means for four eyes
 * @param form the id of its form
 * @param posts the roles in areas that it is offered to
 */
public record CaseTask(
    String id,
    String key,
    String name,
    CaseNumber caseNumber,
    Hand hand,
    @Nullable String form,
    List<Post> posts) {

  /** The task as one of a case; none when it belongs to no case. */
  public static Optional<CaseTask> of(DelegateTask task) {
    return task.getVariable(CaseVariables.CASE_NUMBER.name()) instanceof String caseNumber
        ? Optional.of(of((TaskEntity) task, new CaseNumber(caseNumber)))
        : Optional.empty();
  }

  private static CaseTask of(TaskEntity task, CaseNumber caseNumber) {
    return new CaseTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        caseNumber,
        UserTaskSettings.handOf(task),
        UserTaskSettings.formOf(task),
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .flatMap(group -> Post.parse(group).stream())
            .toList());
  }
}
