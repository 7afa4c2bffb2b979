package org.aidflow.workflow;

import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;

/** Keeps refusals, which are answers to people, out of the log of errors. */
final class QuietContexts extends CommandContextFactory {

  @Override
  public CommandContext createCommandContext() {
    return new CommandContext(getProcessEngineConfiguration()) {
      @Override
      protected boolean shouldLogFine(Throwable failure) {
        return isRefusal(failure) || super.shouldLogFine(failure);
      }
    };
  }

  private static boolean isRefusal(Throwable failure) {
    return failure instanceof InvalidInput
        || failure instanceof NotAllowed
        || failure instanceof Conflict
        || failure instanceof NotFound;
  }
}
