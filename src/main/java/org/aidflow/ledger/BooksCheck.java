package org.aidflow.ledger;

import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * One check of the books: what was written since the last sound one, and once a day everything. A
 * broken rule stops releases.
 */
@Component
@Transactional
class BooksCheck {
  private static final Logger log = LoggerFactory.getLogger(BooksCheck.class);

  /** Held during a check, so that of several nodes one does it. */
  private static final long LOCK = 7_134_170L;

  private final Books books;
  private final JdbcClient jdbc;

  BooksCheck(Books books, JdbcClient jdbc) {
    this.books = books;
    this.jdbc = jdbc;
  }

  /** Whether nobody has checked for a minute. */
  @Transactional(readOnly = true)
  public boolean isDue() {
    return isOlder("checked_at", "50 seconds");
  }

  /** The broken rules; none while another node checks. */
  public List<Violation> check() {
    if (!jdbc.sql("select pg_try_advisory_xact_lock(?)")
        .param(LOCK)
        .query(Boolean.class)
        .single()) {
      return List.of();
    }
    String horizon = horizon();
    boolean everything = isOlder("recomputed_at", "1 day");
    var findings = everything ? books.findings() : books.findingsSince();
    jdbc.sql("select ledger.note_check(cast(? as xid8), ?, ?)")
        .params(horizon, findings.size(), everything)
        .query()
        .singleRow();
    if (!findings.isEmpty()) {
      stopReleases(findings);
    }
    return findings;
  }

  /** The transaction before which all have ended; read before the check begins. */
  private String horizon() {
    return jdbc.sql("select pg_snapshot_xmin(pg_current_snapshot())::text")
        .query(String.class)
        .single();
  }

  private void stopReleases(List<Violation> findings) {
    log.error(
        "{} rules of the books are broken, releases are stopped; the first: {}",
        findings.size(),
        findings.get(0));
    jdbc.sql("select ledger.stop_releases(?, ?, ?)")
        .param(texts(findings, Violation::rule))
        .param(texts(findings, Violation::subject))
        .param(texts(findings, Violation::detail))
        .query()
        .singleRow();
  }

  private boolean isOlder(String moment, String age) {
    return jdbc.sql(
            "select %s is null or %s < clock_timestamp() - interval '%s' from ledger.watch"
                .formatted(moment, moment, age))
        .query(Boolean.class)
        .single();
  }

  private static String[] texts(List<Violation> findings, Function<Violation, String> part) {
    return findings.stream().limit(200).map(part).toArray(String[]::new);
  }
}
