package org.aidflow.reconciliation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.aidflow.kernel.WorkNumber;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to a break, added to and never changed. */
@Component
public class BreakSteps {
  private final JdbcClient jdbc;
  private final Clock clock;

  BreakSteps(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What can happen. */
  public enum Kind {
    OPENED,
    SAID_AGAIN,
    PROPOSED,
    SENT_BACK,
    AGREED,
    WAITED_IN_VAIN,
    RESOLVED,
    CLIMBED,
    OVERDUE
  }

  /**
   * One thing that happened.
   *
   * @param official who did it; null when it happened by itself
   * @param reason in words
   */
  public record Step(
      Instant at,
      Kind kind,
      @Nullable String official,
      @Nullable Clearing clearing,
      @Nullable String reason) {}

  /** The oldest first. */
  public List<Step> of(WorkNumber number) {
    return jdbc.sql(
            """
            select at, step, official, clearing, reason from statement_break_step
            where number = ? order by id
            """)
        .param(number.value())
        .query(
            (row, at) ->
                new Step(
                    row.getTimestamp("at").toInstant(),
                    Kind.valueOf(row.getString("step")),
                    row.getString("official"),
                    Optional.ofNullable(row.getString("clearing"))
                        .map(Clearing::valueOf)
                        .orElse(null),
                    row.getString("reason")))
        .list();
  }

  /** Keeps what happened by itself, in words. */
  public void happened(WorkNumber number, Kind kind, String words) {
    write(number, kind, null, null, words);
  }

  void write(
      WorkNumber number,
      Kind kind,
      @Nullable String official,
      @Nullable Clearing clearing,
      @Nullable String reason) {
    jdbc.sql(
            """
            insert into statement_break_step (number, at, step, official, clearing, reason)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            number.value(),
            Timestamp.from(clock.instant()),
            kind.name(),
            official,
            clearing == null ? null : clearing.name(),
            reason)
        .update();
  }
}
