package org.aidflow.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotAllowed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has had a hand in a case, and what that bars them from. The rules are rows of {@code
 * hand_rule}; the database holds them too.
 */
@Component
public class FourEyes {
  private final JdbcClient jdbc;
  private final AidflowClock clock;

  FourEyes(JdbcClient jdbc, AidflowClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Notes the hand, once; refused for whom it is barred. */
  public void record(CaseNumber caseNumber, Hand hand, String official) {
    if (hands(caseNumber).getOrDefault(hand, List.of()).contains(official)) {
      return;
    }
    objection(caseNumber, hand, official)
        .ifPresent(
            reason -> {
              throw new NotAllowed(reason);
            });
    jdbc.sql(
            """
            insert into case_hand (case_number, hand, official, at) values (:case, :hand, :official, :at)
            on conflict do nothing
            """)
        .param("case", caseNumber.value())
        .param("hand", hand.name())
        .param("official", official)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** Why the official may not do this to the case, in words; empty when they may. */
  public Optional<String> objection(CaseNumber caseNumber, Hand hand, String official) {
    return jdbc.sql(
            """
            select h.hand from case_hand h join hand_rule r on r.never_after = h.hand
            where h.case_number = :case and h.official = :official and r.hand = :hand
            order by h.at limit 1
            """)
        .param("case", caseNumber.value())
        .param("official", official)
        .param("hand", hand.name())
        .query(String.class)
        .optional()
        .map(
            earlier ->
                "You "
                    + Hand.valueOf(earlier).en()
                    + " before: another person has to do this ("
                    + caseNumber
                    + ").");
  }

  /** Who did what with the case, the first first. */
  public Map<Hand, List<String>> hands(CaseNumber caseNumber) {
    return jdbc
        .sql("select hand, official from case_hand where case_number = :case order by at, official")
        .param("case", caseNumber.value())
        .query(
            (row, number) ->
                Map.entry(Hand.valueOf(row.getString("hand")), row.getString("official")))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }
}
