package org.aidflow.workflow.guard;

import org.aidflow.kernel.NotAllowed;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Stands in front of every command. One that comes from outside, which is an outermost command with
 * somebody logged in to the engine, is admitted, admitted in another form, or refused; what the
 * application itself asks of the engine passes.
 *
 * <p>Reading passes, but for queries that bring expressions. Tasks and starts are checked by {@link
 * TaskDoor} and {@link StartDoor}. Of everything else only what {@link Permits} lists passes.
 */
@Component
public class Guard extends CommandInterceptor {

  private static final Logger log = LoggerFactory.getLogger(Guard.class);

  private final ObjectProvider<TaskDoor> tasks;
  private final ObjectProvider<StartDoor> starts;

  Guard(ObjectProvider<TaskDoor> tasks, ObjectProvider<StartDoor> starts) {
    this.tasks = tasks;
    this.starts = starts;
  }

  @Override
  public <T> T execute(Command<T> command) {
    var inside = Context.getCommandContext() != null;
    return inside ? next.execute(command) : next.execute(context -> admit(command, context));
  }

  private <T> T admit(Command<T> command, CommandContext context) {
    var authentication = context.getAuthentication();
    if (authentication == null || authentication.getUserId() == null) {
      return command.execute(context);
    }
    var outsider = Outsider.of(authentication);
    if (Reading.isReading(command)) {
      Reading.refuseExpressions(command);
      Reading.refuseFormOfNoTask(command, context);
      return command.execute(context);
    }
    var admitted =
        tasks
            .getObject()
            .admit(command, outsider, context)
            .or(() -> starts.getObject().admit(command, outsider, context));
    if (admitted.isPresent()) {
      return admitted.get().execute(context);
    }
    if (!Permits.permits(command, outsider, context)) {
      log.warn("{} may not {}", outsider.userId(), command.getClass().getSimpleName());
      throw new NotAllowed(Permits.refusalOf(command));
    }
    return command.execute(context);
  }
}
