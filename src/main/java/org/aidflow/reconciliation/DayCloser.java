package org.aidflow.reconciliation;

import java.time.Duration;
import org.aidflow.exchange.BackgroundWork;
import org.aidflow.exchange.WorkerSettings;
import org.springframework.stereotype.Component;

/** Closes days as soon as nothing stands in the way. */
@Component
class DayCloser extends BackgroundWork {
  private static final Duration EVERY = Duration.ofMinutes(1);

  private final DailyCloses closes;

  DayCloser(DailyCloses closes, WorkerSettings settings) {
    super("daily closes", EVERY, settings);
    this.closes = closes;
  }

  @Override
  protected int workAPart() {
    return closes.closeAll();
  }
}
