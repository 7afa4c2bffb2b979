package org.aidflow.matching;

import java.time.Duration;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.WorkerSettings;
import org.aidflow.kernel.ClockMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Brings standing offers and needs together, and has offers lapse, on every node. */
@Component
public class MatchingRun extends BackgroundWork {
  private final Offers offers;

  MatchingRun(Offers offers, WorkerSettings settings) {
    super("matching", Duration.ofSeconds(30), settings);
    this.offers = offers;
  }

  /** Whoever moves the time finds lapsed what has lapsed by then. */
  @EventListener
  void on(ClockMoved moved) {
    offers.lapseOverdue();
  }

  @Override
  protected int workAPart() {
    return offers.lapseOverdue() + offers.proposeNext();
  }
}
