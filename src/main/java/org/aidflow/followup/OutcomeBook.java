package org.aidflow.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.aidflow.access.CurrentActor;
import org.aidflow.followup.FollowUp.Outcome;
import org.aidflow.kernel.CaseNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How households fare some time after the help, once told. */
@Component
class OutcomeBook {
  private final JdbcClient jdbc;
  private final CurrentActor actor;
  private final Clock clock;

  OutcomeBook(JdbcClient jdbc, CurrentActor actor, Clock clock) {
    this.jdbc = jdbc;
    this.actor = actor;
    this.clock = clock;
  }

  /** The household is asked by message. */
  void asked(CaseNumber caseNumber) {
    jdbc.sql(
            """
            insert into outcome (case_number, asked_at) values (?, ?)
            on conflict (case_number) do update set asked_at = excluded.asked_at
            """)
        .params(caseNumber.value(), now())
        .update();
  }

  /** Somebody saw it on a visit; a visit counts more than a message. */
  void seen(CaseNumber caseNumber, Result result, boolean needMet, Set<String> newNeeds) {
    jdbc.sql(
            """
            insert into outcome (case_number, source, result, need_met, new_needs, told_by, told_at)
            values (?, 'VISIT', ?, ?, ?, ?, ?)
            on conflict (case_number) do update
            set source = 'VISIT', result = excluded.result, need_met = excluded.need_met,
                new_needs = excluded.new_needs, told_by = excluded.told_by, told_at = excluded.told_at
            """)
        .params(
            caseNumber.value(),
            result.name(),
            needMet,
            String.join(",", newNeeds),
            actor.id(),
            now())
        .update();
  }

  /** The household answers the message; false when it was not asked, or has answered. */
  boolean told(CaseNumber caseNumber, Result result, boolean needMet) {
    return jdbc.sql(
                """
                update outcome
                set source = 'MESSAGE', result = ?, need_met = ?, told_by = ?, told_at = ?
                where case_number = ? and asked_at is not null and result is null
                """)
            .params(result.name(), needMet, actor.id(), now(), caseNumber.value())
            .update()
        == 1;
  }

  Optional<Outcome> of(CaseNumber caseNumber) {
    return jdbc.sql("select * from outcome where case_number = ? and result is not null")
        .param(caseNumber.value())
        .query((row, number) -> outcome(row))
        .optional();
  }

  private static Outcome outcome(ResultSet row) throws SQLException {
    var newNeeds = row.getString("new_needs");
    return new Outcome(
        row.getString("source").equals("VISIT"),
        Result.valueOf(row.getString("result")),
        row.getBoolean("need_met"),
        newNeeds.isEmpty() ? Set.of() : Set.of(newNeeds.split(",")),
        row.getTimestamp("told_at").toInstant());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
