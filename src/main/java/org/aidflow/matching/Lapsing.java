package org.aidflow.matching;

import java.time.Duration;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.WorkerSettings;
import org.aidflow.kernel.ClockMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has pledges lapse and contributions expire in time, on every node. */
@Component
class Lapsing extends BackgroundWork {
  private final Pledges pledges;
  private final Contributions contributions;

  Lapsing(Pledges pledges, Contributions contributions, WorkerSettings settings) {
    super("lapsing", Duration.ofSeconds(15), settings);
    this.pledges = pledges;
    this.contributions = contributions;
  }

  /** Whoever moves the time finds lapsed what has lapsed by then. */
  @EventListener
  void on(ClockMoved moved) {
    runOnce();
  }

  @Override
  protected int workAPart() {
    return pledges.lapseOverdue() + contributions.expireOverdue();
  }
}
