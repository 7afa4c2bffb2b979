package org.aidflow.workflow.tasks;

import java.time.Duration;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.WorkerSettings;
import org.springframework.stereotype.Component;

/** Looks for overdue tasks now and then. */
@Component
class OverdueSweep extends BackgroundWork {

  private final OverdueTasks overdue;

  OverdueSweep(OverdueTasks overdue, WorkerSettings settings) {
    super("overdue tasks", Duration.ofSeconds(30), settings);
    this.overdue = overdue;
  }

  @Override
  protected int workAPart() {
    return overdue.runOnce();
  }
}
