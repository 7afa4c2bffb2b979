package org.aidflow.workflow.tasks;

import java.time.Duration;
import org.aidflow.exchange.Worker;
import org.aidflow.exchange.WorkerSettings;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks for overdue tasks now and then. */
@Component
class OverdueSweep implements SmartLifecycle {

  private final WorkerSettings settings;
  private final Worker worker;

  OverdueSweep(OverdueTasks overdue, WorkerSettings settings) {
    this.settings = settings;
    this.worker = new Worker("overdue tasks", Duration.ofSeconds(30), overdue::runOnce);
  }

  @Override
  public boolean isAutoStartup() {
    return settings.enabled();
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
