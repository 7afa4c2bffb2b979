package org.aidflow.reconciliation;

import java.time.Clock;
import java.time.Year;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives breaks their numbers. */
@Component
class BreakNumbers {
  private final JdbcClient jdbc;
  private final Clock clock;

  BreakNumbers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  WorkNumber next() {
    return WorkNumber.of(
        WorkKind.BREAK,
        Year.now(clock).getValue(),
        jdbc.sql("select nextval('break_sequence')").query(Long.class).single());
  }
}
