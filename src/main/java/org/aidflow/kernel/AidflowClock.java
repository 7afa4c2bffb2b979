package org.aidflow.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAmount;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The one clock: the machine's time plus an offset that the demo and tests move forward and that a
 * restart keeps. Its zone is {@code Asia/Shanghai}, so {@code LocalDate.now(clock)} is the
 * officials' day. Signatures, leases and back-off go by the machine's own time instead.
 */
@Component
public final class AidflowClock extends Clock {
  private final ClockOffset offset;
  private final ApplicationEventPublisher events;
  private final Clock machine;

  @Autowired
  AidflowClock(ClockOffset offset, ApplicationEventPublisher events) {
    this(offset, events, Clock.system(WorkingDays.ZONE));
  }

  private AidflowClock(ClockOffset offset, ApplicationEventPublisher events, Clock machine) {
    this.offset = offset;
    this.events = events;
    this.machine = machine;
  }

  /**
   * Moves the time forward by a {@link java.time.Duration} or {@link java.time.Period} and tells so
   * by {@link ClockMoved}.
   */
  public void advance(TemporalAmount amount) {
    var now = instant();
    offset.add(now, now.atZone(WorkingDays.ZONE).plus(amount).toInstant());
    events.publishEvent(new ClockMoved(instant()));
  }

  /**
   * Begins so long ago, before anything has happened: for the demo, which has a past.
   *
   * @throws IllegalStateException when the clock was moved before
   */
  public void begin(TemporalAmount ago) {
    var now = instant();
    offset.begin(Duration.between(now, now.atZone(WorkingDays.ZONE).minus(ago).toInstant()));
    events.publishEvent(new ClockMoved(instant()));
  }

  /** In microseconds, as PostgreSQL keeps it: what is answered now reads the same later. */
  @Override
  public Instant instant() {
    return machine.instant().plus(offset.get()).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new AidflowClock(offset, events, machine.withZone(zone));
  }
}
