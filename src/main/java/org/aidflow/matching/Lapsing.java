package org.aidflow.matching;

import java.time.Duration;
import org.aidflow.exchange.Worker;
import org.aidflow.exchange.WorkerSettings;
import org.aidflow.kernel.ClockMoved;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has pledges lapse and contributions expire in time, on every node. */
@Component
class Lapsing implements SmartLifecycle {
  private final Pledges pledges;
  private final Contributions contributions;
  private final WorkerSettings settings;
  private final Worker worker;

  Lapsing(Pledges pledges, Contributions contributions, WorkerSettings settings) {
    this.pledges = pledges;
    this.contributions = contributions;
    this.settings = settings;
    worker = new Worker("lapsing", Duration.ofSeconds(15), this::someOverdue);
  }

  /** Whoever moves the time finds lapsed what has lapsed by then. */
  @EventListener
  void on(ClockMoved moved) {
    while (someOverdue() > 0) {
      // the next part
    }
  }

  private int someOverdue() {
    return pledges.lapseOverdue() + contributions.expireOverdue();
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
