package org.aidflow.workflow.guard;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.HistoricProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.HistoricTaskInstanceQueryImpl;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.cmd.GetRenderedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/** Tells reading from writing, and refuses queries that bring code along (CVE-2026-109432). */
final class Reading {

  private static final List<String> PREFIXES =
      List.of(
          "Get",
          "Is",
          "Find",
          "ExecuteFilter",
          "ExecuteDuration",
          "TaskCount",
          "HistoricTaskInstanceCount",
          "MetricsQuery");

  private static final Set<String> OTHERS =
      Set.of(
          "AuthorizationCheckCmd",
          "CheckPassword",
          "CreateGroupQueryCmd",
          "CreateTenantQueryCmd",
          "CreateUserQueryCmd");

  private static final Set<Class<?>> FORMS =
      Set.of(
          GetDeployedTaskFormCmd.class,
          GetRenderedTaskFormCmd.class,
          GetTaskFormCmd.class,
          GetTaskFormVariablesCmd.class);

  private Reading() {}

  static boolean isReading(Command<?> command) {
    var name = command.getClass().getSimpleName();
    return command instanceof AbstractQuery
        || OTHERS.contains(name)
        || PREFIXES.stream().anyMatch(name::startsWith);
  }

  /** Expressions run on the server: only the filters that the application seeds have them. */
  static void refuseExpressions(Command<?> command) {
    var query =
        command instanceof AbstractExecuteFilterCmd
            ? Fields.of(command).find("extendingQuery", Object.class).orElse(command)
            : command;
    if (query instanceof AbstractQuery<?, ?> brought
        && queries(brought).anyMatch(part -> !part.getExpressions().isEmpty())) {
      throw InvalidInput.of("query", ErrorCode.NOT_ALLOWED, "must not bring expressions");
    }
  }

  /** The engine stumbles over a form of a task that is not there. */
  static void refuseFormOfNoTask(Command<?> command, CommandContext context) {
    if (FORMS.contains(command.getClass())) {
      Fields.of(command)
          .find("taskId", String.class)
          .or(() -> Fields.of(command).find("resourceId", String.class))
          .filter(taskId -> context.getTaskManager().findTaskById(taskId) == null)
          .ifPresent(
              taskId -> {
                throw new NotFound("There is no such task.");
              });
    }
  }

  private static Stream<AbstractQuery<?, ?>> queries(AbstractQuery<?, ?> query) {
    List<? extends AbstractQuery<?, ?>> parts = List.of();
    if (query instanceof TaskQueryImpl tasks) {
      parts = tasks.getQueries();
    } else if (query instanceof HistoricTaskInstanceQueryImpl tasks) {
      parts = tasks.getQueries();
    } else if (query instanceof ProcessInstanceQueryImpl instances) {
      parts = instances.getQueries();
    } else if (query instanceof HistoricProcessInstanceQueryImpl instances) {
      parts = instances.getQueries();
    }
    return Stream.concat(Stream.of(query), parts.stream());
  }
}
