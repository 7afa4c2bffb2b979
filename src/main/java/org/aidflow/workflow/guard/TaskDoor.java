package org.aidflow.workflow.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Officials;
import org.aidflow.access.Post;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.aidflow.workflow.FormInput;
import org.aidflow.workflow.WorkGate;
import org.aidflow.workflow.tasks.WorkTask;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Officials claim a task for themselves, give it back, and complete what they have claimed. Each
 * time they must hold a post that it is offered to, and four eyes and its subject must allow it;
 * what they submit goes on as one transient variable, by whatever door it came.
 */
@Component
class TaskDoor {

  private final Officials officials;
  private final FourEyes fourEyes;
  private final ObjectProvider<WorkGate> gates;
  private final FormSchemas forms;

  TaskDoor(
      Officials officials, FourEyes fourEyes, ObjectProvider<WorkGate> gates, FormSchemas forms) {
    this.officials = officials;
    this.fourEyes = fourEyes;
    this.gates = gates;
    this.forms = forms;
  }

  /** The command to execute instead; none when it is not for this door. */
  <T> Optional<Command<T>> admit(Command<T> command, Outsider outsider, CommandContext context) {
    var type = command.getClass();
    if (type == CompleteTaskCmd.class) {
      return Optional.of(
          complete(command, "variables", "deserializeReturnedVariables", outsider, context));
    }
    if (type == SubmitTaskFormCmd.class) {
      return Optional.of(complete(command, "properties", "deserializeValues", outsider, context));
    }
    if (type == ClaimTaskCmd.class || type == AssignTaskCmd.class) {
      return Optional.of(claimOrGiveBack(command, outsider, context));
    }
    return Optional.empty();
  }

  private <T> Command<T> claimOrGiveBack(
      Command<T> command, Outsider outsider, CommandContext context) {
    var task = task(command, context);
    @Nullable String userId = Fields.of(command).text("userId");
    if (userId == null) {
      if (!outsider.userId().equals(task.getAssignee())) {
        throw new NotAllowed("Only who has claimed a task may give it back.");
      }
      // giving back takes a right that officials do not have otherwise
      return inner -> inner.runWithoutAuthorization(() -> command.execute(inner));
    }
    if (!userId.equals(outsider.userId())) {
      throw new NotAllowed("Tasks are claimed for oneself only.");
    }
    refuseIfTaken(task, outsider);
    refuseIfBarred(workOf(task), outsider);
    return inner -> inner.runWithoutAuthorization(() -> command.execute(inner));
  }

  @SuppressWarnings("unchecked")
  private <T> Command<T> complete(
      Command<T> command,
      String submitted,
      String deserialize,
      Outsider outsider,
      CommandContext context) {
    var task = task(command, context);
    if (task.getAssignee() == null) {
      throw new NotAllowed("Claim the task first.");
    }
    refuseIfTaken(task, outsider);
    var work = workOf(task);
    refuseIfBarred(work, outsider);
    var fields = Fields.of(command);
    var form = forms.of(task, context);
    var input = input(task, work, form, fields.variables(submitted), outsider);
    var completion =
        (Command<T>)
            new CompleteTaskCmd(
                task.getId(),
                input.asTransientVariable(),
                fields.flag("returnVariables"),
                fields.flag(deserialize));
    return inner -> {
      try {
        return completion.execute(inner);
      } catch (InvalidInput refused) {
        throw form.map(schema -> InWords.of(refused, schema)).orElse(refused);
      }
    };
  }

  private static FormInput input(
      TaskEntity task,
      WorkTask work,
      Optional<JsonNode> form,
      @Nullable Map<String, Object> variables,
      Outsider outsider) {
    var submission = Submission.of(variables);
    if (form.isEmpty() && !submission.isEmpty()) {
      throw InvalidInput.of(
          submission.fieldNames().next(), ErrorCode.UNKNOWN_FIELD, "this task has no form");
    }
    var fields =
        form.map(
                schema ->
                    FormCheck.check(
                        schema, submission, Submission.ofOwn(task.getVariablesTyped(false))))
            .orElse(Map.of());
    return FormInput.of(
        String.valueOf(work.form()), task.getId(), work.key(), outsider.userId(), fields);
  }

  private static TaskEntity task(Command<?> command, CommandContext context) {
    @Nullable String taskId = Fields.of(command).text("taskId");
    var task = taskId == null ? null : context.getTaskManager().findTaskById(taskId);
    if (task != null) {
      return task;
    }
    if (taskId != null
        && context.getHistoricTaskInstanceManager().findHistoricTaskInstanceById(taskId) != null) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "This task is done already.");
    }
    throw new NotFound("There is no such task.");
  }

  private static WorkTask workOf(TaskEntity task) {
    return WorkTask.of(task)
        .orElseThrow(() -> new NotAllowed("This task is about nothing: nobody can do it."));
  }

  private static void refuseIfTaken(TaskEntity task, Outsider outsider) {
    if (task.getAssignee() != null && !task.getAssignee().equals(outsider.userId())) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "Somebody else has claimed this task.");
    }
  }

  private void refuseIfBarred(WorkTask task, Outsider outsider) {
    var held = new HashSet<>(officials.groupsOf(outsider.userId()));
    if (task.posts().stream().map(Post::group).noneMatch(held::contains)) {
      throw new NotAllowed("This task is for another role or area.");
    }
    fourEyes
        .objection(task.subject(), task.hand(), outsider.userId())
        .or(() -> refusalNow(task, outsider))
        .ifPresent(
            reason -> {
              throw new NotAllowed(reason);
            });
  }

  private Optional<String> refusalNow(WorkTask task, Outsider outsider) {
    return gates.stream()
        .flatMap(gate -> gate.refusal(task.subject(), task.key(), outsider.userId()).stream())
        .findFirst();
  }
}
