package org.aidflow.ledger;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.access.Audit;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.NotFound;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether all rules about money hold, those of the rooms above included ({@code
 * V170__conservation.sql}). While one is broken nothing is released, and afterwards not until
 * somebody has seen to it.
 */
@Component
@Transactional(readOnly = true)
public class Books {
  private static final String STOPPED = "Releases are stopped: ";

  private final JdbcClient jdbc;
  private final Audit audit;
  private final ApplicationEventPublisher events;

  Books(JdbcClient jdbc, Audit audit, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Demands that money of these accounts may leave: releases are not stopped, all that was ever
   * booked on the accounts is sound, and everything else was when last checked, two minutes ago at
   * most.
   *
   * @throws Conflict with the reason in words; the caller's transaction must not go on
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void requireSound(AccountKind kind, Collection<String> references) {
    objection(kind, references)
        .ifPresent(
            why -> {
              if (stop().isEmpty()) events.publishEvent(new BooksDoubted());
              throw Conflict.of(ErrorCode.WRONG_STATE, why);
            });
  }

  /** Why money of these accounts must not leave at present, in words; empty when it may. */
  public Optional<String> objection(AccountKind kind, Collection<String> references) {
    var stop = stop();
    if (stop.isPresent()) {
      return Optional.of(
          stopped(stop.get().findings().size() + " broken rules of the books were found."));
    }
    var findings = findingsOf(kind, references);
    if (findings.isEmpty() && isLongAgo()) {
      findings = findingsSince();
    }
    return findings.stream()
        .findFirst()
        .map(first -> stopped("a rule of the books is broken (" + first.rule() + ")."));
  }

  /** Why nothing is released at present; empty when releases are free. */
  public Optional<ReleaseStop> stop() {
    return jdbc.sql("select id, stopped_at from ledger.release_stop where cleared_at is null")
        .query(
            (row, number) ->
                new ReleaseStop(
                    row.getLong("id"),
                    row.getTimestamp("stopped_at").toInstant(),
                    findingsOf(row.getLong("id"))))
        .optional();
  }

  /** When the books were last checked, and what the check found. */
  public LastCheck lastCheck() {
    return jdbc.sql("select checked_at, findings from ledger.watch")
        .query(
            (row, number) ->
                new LastCheck(
                    Optional.ofNullable(row.getTimestamp("checked_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                    row.getInt("findings")))
        .single();
  }

  /**
   * Lets releases go on, once everything recomputed is sound; takes as long as that takes.
   *
   * @param reason what was found out, in words
   * @throws Conflict while a rule is still broken
   * @throws NotFound when releases are not stopped
   */
  @Transactional
  public void resumeReleases(String official, String reason) {
    var stop = stop().orElseThrow(() -> new NotFound("Releases are not stopped."));
    try {
      jdbc.sql("select ledger.resume_releases(?, ?)").params(official, reason).query().singleRow();
    } catch (DataAccessException e) {
      throw stillBroken(e);
    }
    audit.write("releases-resumed", "release-stop-" + stop.id(), Map.of());
    events.publishEvent(new BooksDoubted());
  }

  /** Broken rules in what was written since the last sound check. */
  List<Violation> findingsSince() {
    return violations("select violation, subject, detail from ledger.findings_since()");
  }

  /** Every broken rule, by recomputing everything. */
  List<Violation> findings() {
    return violations("select violation, subject, detail from ledger.money_invariants");
  }

  private List<Violation> findingsOf(AccountKind kind, Collection<String> references) {
    return jdbc.sql("select violation, subject, detail from ledger.findings_of(?, ?)")
        .param(kind.name())
        .param(references.toArray(String[]::new))
        .query((row, number) -> violation(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private List<Violation> findingsOf(long stop) {
    return jdbc.sql(
            """
            select violation, subject, detail from ledger.release_stop_finding
            where stop_id = ? order by found_at, violation, subject
            """)
        .param(stop)
        .query((row, number) -> violation(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private boolean isLongAgo() {
    return jdbc.sql(
            """
            select checked_at is null or checked_at < clock_timestamp() - interval '2 minutes'
            from ledger.watch
            """)
        .query(Boolean.class)
        .single();
  }

  private List<Violation> violations(String sql) {
    return jdbc.sql(sql)
        .query((row, number) -> violation(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  private static Violation violation(String rule, String subject, String detail) {
    return new Violation(rule, subject, detail);
  }

  private static String stopped(String why) {
    return STOPPED
        + why
        + " An auditor or administrator lets them go on once the books are mended.";
  }

  private static RuntimeException stillBroken(DataAccessException e) {
    if (e.getMostSpecificCause() instanceof PSQLException refused
        && "AF007".equals(refused.getSQLState())) {
      ServerErrorMessage said = refused.getServerErrorMessage();
      return Conflict.of(
          ErrorCode.WRONG_STATE,
          "Releases stay stopped: " + (said == null ? "" : said.getMessage()) + ".");
    }
    return e;
  }
}
