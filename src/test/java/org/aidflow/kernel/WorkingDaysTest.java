package org.aidflow.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {

  @Test
  void aPeriodEndsWithItsLastWorkingDay() {
    assertThat(WorkingDays.plus(shanghai("2026-11-20T10:15:00"), 3))
        .isEqualTo(shanghai("2026-11-25T23:59:59"));
  }

  @Test
  void theDayIsThatOfShanghai() {
    assertThat(WorkingDays.plus(Instant.parse("2026-11-19T16:30:00Z"), 1))
        .isEqualTo(shanghai("2026-11-23T23:59:59"));
  }

  @Test
  void holidaysDoNotCountAndMakeUpWorkdaysDo() {
    assertThat(WorkingDays.plus(shanghai("2026-09-30T09:00:00"), 3))
        .isEqualTo(shanghai("2026-10-10T23:59:59"));
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(2026, 2, 14))).isTrue();
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(2026, 10, 1))).isFalse();
  }

  @Test
  void noDaysEndTodayOrOnTheNextWorkingDay() {
    assertThat(WorkingDays.plus(shanghai("2026-11-20T10:15:00"), 0))
        .isEqualTo(shanghai("2026-11-20T23:59:59"));
    assertThat(WorkingDays.plus(shanghai("2026-11-21T10:15:00"), 0))
        .isEqualTo(shanghai("2026-11-23T23:59:59"));
  }

  @Test
  void calendarDaysCountEveryDay() {
    assertThat(WorkingDays.plusCalendarDays(shanghai("2026-09-30T09:00:00"), 7))
        .isEqualTo(shanghai("2026-10-07T23:59:59"));
  }

  @Test
  void aYearWithoutANoticeIsProvisionalAndFollowsTheWeek() {
    assertThat(WorkingDays.isProvisional(2026)).isFalse();
    assertThat(WorkingDays.isProvisional(2031)).isTrue();
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(2031, 10, 1))).isTrue();
    assertThat(WorkingDays.isWorkingDay(LocalDate.of(2031, 10, 4))).isFalse();
  }

  @Test
  void aPeriodHoldsExactlyItsWorkingDays() {
    var random = Seed.random();
    for (var i = 0; i < 2_000; i++) {
      var start = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1_500));
      var days = 1 + random.nextInt(40);
      var end =
          WorkingDays.plus(start.atStartOfDay(WorkingDays.ZONE).toInstant(), days)
              .atZone(WorkingDays.ZONE)
              .toLocalDate();
      assertThat(start.plusDays(1).datesUntil(end.plusDays(1)).filter(WorkingDays::isWorkingDay))
          .hasSize(days);
      assertThat(WorkingDays.isWorkingDay(end)).isTrue();
    }
  }

  @Test
  void aPeriodDoesNotRunBackwards() {
    assertThatThrownBy(() -> WorkingDays.plus(Instant.EPOCH, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant shanghai(String local) {
    return LocalDateTime.parse(local).atZone(WorkingDays.ZONE).toInstant();
  }
}
