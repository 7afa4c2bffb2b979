package org.aidflow.workflow.tasks;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aidflow.access.Hand;
import org.aidflow.access.Post;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.Subjects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.jspecify.annotations.Nullable;

/**
 * A user task and what it is about.
 *
 * @param key the id of the user task in the model
 * @param hand what doing it means for four eyes
 * @param form the id of its form
 * @param posts the roles in areas that it is offered to
 */
public record WorkTask(
    String id,
    String key,
    String name,
    Subject subject,
    Hand hand,
    @Nullable String form,
    List<Post> posts) {

  /** The task with its subject; none when it is about nothing. */
  public static Optional<WorkTask> of(DelegateTask task) {
    return Subjects.of(task).map(subject -> of((TaskEntity) task, subject));
  }

  private static WorkTask of(TaskEntity task, Subject subject) {
    return new WorkTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        subject,
        UserTaskSettings.handOf(task),
        UserTaskSettings.formOf(task),
        task.getCandidates().stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .flatMap(group -> Post.parse(group).stream())
            .toList());
  }
}
