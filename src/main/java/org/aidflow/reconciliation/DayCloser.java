package org.aidflow.reconciliation;

import java.time.Duration;
import org.aidflow.exchange.Worker;
import org.aidflow.exchange.WorkerSettings;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Closes days as soon as nothing stands in the way. */
@Component
class DayCloser implements SmartLifecycle {
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final WorkerSettings settings;
  private final Worker worker;

  DayCloser(DailyCloses closes, WorkerSettings settings) {
    this.settings = settings;
    worker = new Worker("daily closes", EVERY, closes::closeAll);
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
