package org.aidflow.workflow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.kernel.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives work about no case its numbers, from a sequence {@code work_number_<kind>} each. */
@Component
public class WorkNumbers {
  private final JdbcClient jdbc;
  private final Clock clock;

  WorkNumbers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The next number of a kind. */
  public WorkNumber next(WorkKind kind) {
    var sequence =
        jdbc.sql("select nextval(?::regclass)")
            .param("work_number_" + kind.name().toLowerCase(Locale.ROOT))
            .query(Long.class)
            .single();
    return WorkNumber.of(
        kind, LocalDate.ofInstant(clock.instant(), WorkingDays.ZONE).getYear(), sequence);
  }
}
