package org.aidflow.kernel;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The calendar that due dates follow, in {@code Asia/Shanghai}: public holidays and make-up
 * workdays by the State Council's yearly notice ({@code working-days.csv}), Monday to Friday
 * otherwise. A year without a notice is provisional. The day on which a period begins does not
 * count, and it ends with its last day (Civil Code, articles 201 and 203).
 */
public final class WorkingDays {
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private WorkingDays() {}

  /**
   * The end of the n-th working day after; for 0 of the same day, or of the next working day when
   * it is none.
   */
  public static Instant plus(Instant from, int days) {
    if (days < 0) {
      throw new IllegalArgumentException("a period does not run backwards: " + days);
    }
    var day = from.atZone(ZONE).toLocalDate();
    for (var left = days; left > 0 || !isWorkingDay(day); ) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        left--;
      }
    }
    return endOf(day);
  }

  /** The end of the n-th day after, whatever day that is. */
  public static Instant plusCalendarDays(Instant from, int days) {
    return endOf(from.atZone(ZONE).toLocalDate().plusDays(days));
  }

  public static boolean isWorkingDay(LocalDate day) {
    var named = Notices.DAYS.get(day);
    return named != null ? named : day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
  }

  /** Whether the year's notice is not known yet, so that only the week is. */
  public static boolean isProvisional(int year) {
    return !Notices.YEARS.contains(year);
  }

  private static Instant endOf(LocalDate day) {
    return day.atTime(END_OF_DAY).atZone(ZONE).toInstant();
  }

  private static final class Notices {
    static final Map<LocalDate, Boolean> DAYS = new HashMap<>();
    static final Set<Integer> YEARS = new HashSet<>();

    static {
      for (var line : Resources.lines("working-days.csv")) {
        var cells = line.split(",", 3);
        var day = LocalDate.parse(cells[0]);
        DAYS.put(day, cells[1].equals("workday"));
        YEARS.add(day.getYear());
      }
    }
  }
}
