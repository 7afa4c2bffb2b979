package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.aidflow.AidflowTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AidflowClockTest extends AidflowTest {
  @Autowired private JdbcClient jdbc;

  private final List<ClockMoved> told = new ArrayList<>();

  @Test
  void movedTimeIsKeptByARestart() {
    var before = ahead(restarted());
    restarted().advance(Duration.ofHours(3));
    assertThat(ahead(restarted()).minus(before))
        .isBetween(Duration.ofMinutes(179), Duration.ofMinutes(181));
  }

  @Test
  void timeIsMovedByDaysOrMonthsAndNeverBackwards() {
    var clock = restarted();
    var before = clock.instant();
    clock.advance(Period.ofDays(7));
    assertThat(Duration.between(before, clock.instant()))
        .isBetween(Duration.ofDays(7), Duration.ofDays(7).plusMinutes(1));
    assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aViewInAnotherZoneIsTheSameTime() {
    var clock = restarted();
    var utc = clock.withZone(ZoneOffset.UTC);
    clock.advance(Duration.ofHours(1));
    assertThat(Duration.between(clock.instant(), utc.instant()).abs())
        .isLessThan(Duration.ofSeconds(10));
    assertThat(clock.getZone()).isEqualTo(WorkingDays.ZONE);
    assertThat(utc.getZone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void whoeverKeepsATimeOfTheirOwnIsTold() {
    var clock = restarted();
    clock.advance(Duration.ofHours(1));
    assertThat(told)
        .singleElement()
        .satisfies(
            moved ->
                assertThat(Duration.between(moved.now(), clock.instant()))
                    .isLessThan(Duration.ofMinutes(1)));
  }

  private AidflowClock restarted() {
    return new AidflowClock(new ClockOffset(jdbc), event -> told.add((ClockMoved) event));
  }

  private static Duration ahead(Clock clock) {
    return Duration.between(Instant.now(), clock.instant());
  }
}
