package org.aidflow.matching;

import java.time.Duration;
import org.aidflow.exchange.Worker;
import org.aidflow.exchange.WorkerSettings;
import org.aidflow.kernel.ClockMoved;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has pledges lapse in time, on every node. */
@Component
class PledgeSweep implements SmartLifecycle {
  private final Pledges pledges;
  private final WorkerSettings settings;
  private final Worker worker;

  PledgeSweep(Pledges pledges, WorkerSettings settings) {
    this.pledges = pledges;
    this.settings = settings;
    worker = new Worker("pledges", Duration.ofSeconds(15), pledges::lapseOverdue);
  }

  /** Whoever moves the time finds lapsed what has lapsed by then. */
  @EventListener
  void on(ClockMoved moved) {
    while (pledges.lapseOverdue() > 0) {
      // the next part
    }
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
