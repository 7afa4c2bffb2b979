package org.aidflow.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who has had a hand in a case or other subject of work, and what that bars them from. The rules
 * are rows of {@code hand_rule}; the database holds them too.
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
  public void record(Subject subject, Hand hand, String official) {
    if (hands(subject).getOrDefault(hand, List.of()).contains(official)) {
      return;
    }
    objection(subject, hand, official)
        .ifPresent(
            reason -> {
              throw new NotAllowed(reason);
            });
    jdbc.sql(
            """
            insert into work_hand (subject, hand, official, at) values (:subject, :hand, :official, :at)
            on conflict do nothing
            """)
        .param("subject", subject.value())
        .param("hand", hand.name())
        .param("official", official)
        .param("at", Timestamp.from(clock.instant()))
        .update();
  }

  /** Why the official may not do this to the subject, in words; empty when they may. */
  public Optional<String> objection(Subject subject, Hand hand, String official) {
    return Optional.ofNullable(objections(List.of(subject), hand, official).get(subject));
  }

  /** Why the official may not do this to some of these, in words; those that they may are left. */
  public Map<Subject, String> objections(
      Collection<? extends Subject> subjects, Hand hand, String official) {
    var earlier = earlier(subjects, hand, official);
    var objections = new HashMap<Subject, String>();
    for (var subject : subjects) {
      var what = earlier.get(subject.value());
      if (what != null) objections.put(subject, objection(subject, what));
    }
    return objections;
  }

  private Map<String, Hand> earlier(
      Collection<? extends Subject> subjects, Hand hand, String official) {
    return jdbc
        .sql(
            """
            select distinct on (h.subject) h.subject, h.hand
            from work_hand h join hand_rule r on r.never_after = h.hand
            where h.subject = any (:subjects) and h.official = :official and r.hand = :hand
            order by h.subject, h.at
            """)
        .param("subjects", subjects.stream().map(Subject::value).toArray(String[]::new))
        .param("official", official)
        .param("hand", hand.name())
        .query(
            (row, number) ->
                Map.entry(row.getString("subject"), Hand.valueOf(row.getString("hand"))))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String objection(Subject subject, Hand earlier) {
    return "You %s before: another person has to do this (%s)."
        .formatted(earlier.en(), subject.value());
  }

  /** Who did what with it, the first first. */
  public Map<Hand, List<String>> hands(Subject subject) {
    return jdbc
        .sql("select hand, official from work_hand where subject = :subject order by at, official")
        .param("subject", subject.value())
        .query(
            (row, number) ->
                Map.entry(Hand.valueOf(row.getString("hand")), row.getString("official")))
        .list()
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }
}
