package org.aidflow.casefile;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.CaseNumber;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases that wait for money to come, county by county: the most urgent first, then who has waited
 * longest.
 */
@Component
@Transactional
public class WaitingList {
  private final JdbcClient jdbc;
  private final Clock clock;

  WaitingList(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Puts the case on the list; once more changes nothing.
   *
   * @return its rank, from 1
   */
  public int join(CaseNumber caseNumber) {
    jdbc.sql(
            """
            insert into waiting_case (case_number, waits_since) values (?, ?)
            on conflict (case_number) do nothing
            """)
        .params(caseNumber.value(), Timestamp.from(clock.instant()))
        .update();
    return rankOf(caseNumber).orElseThrow();
  }

  /** Takes the case off the list; false when it was not on it. */
  public boolean leave(CaseNumber caseNumber) {
    return jdbc.sql("delete from waiting_case where case_number = ?")
            .param(caseNumber.value())
            .update()
        > 0;
  }

  /** What has ended waits no longer. */
  @EventListener
  void on(CaseEnded ended) {
    leave(ended.caseNumber());
  }

  /** The rank of the case within its county, from 1; empty when it does not wait. */
  @Transactional(readOnly = true)
  public Optional<Integer> rankOf(CaseNumber caseNumber) {
    return Optional.ofNullable(ranksOf(List.of(caseNumber)).get(caseNumber));
  }

  /** The ranks of those of these cases that wait. */
  @Transactional(readOnly = true)
  public Map<CaseNumber, Integer> ranksOf(Collection<CaseNumber> cases) {
    var ranks = new HashMap<CaseNumber, Integer>();
    jdbc.sql("select case_number, rank from waiting_rank where case_number = any (?)")
        .param(cases.stream().map(CaseNumber::value).toArray(String[]::new))
        .query((row, number) -> Map.entry(new CaseNumber(row.getString(1)), row.getInt(2)))
        .list()
        .forEach(rank -> ranks.put(rank.getKey(), rank.getValue()));
    return ranks;
  }
}
