package org.aidflow.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Language;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a case. Written once, never changed. */
@Entity
@Immutable
@Table(name = "timeline_entry")
public class TimelineEntry {

  @Id
  @SequenceGenerator(name = "timeline_entry", sequenceName = "timeline_entry_id")
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "timeline_entry")
  private @Nullable Long id;

  private String caseNumber;
  private Instant at;
  private String actor;

  @Enumerated(EnumType.STRING)
  private TimelineCode code;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> facts;

  protected TimelineEntry() {}

  TimelineEntry(
      CaseNumber caseNumber,
      Instant at,
      String actor,
      TimelineCode code,
      Map<String, String> facts) {
    this.caseNumber = caseNumber.value();
    this.at = at;
    this.actor = actor;
    this.code = code;
    this.facts = Map.copyOf(facts);
  }

  public CaseNumber caseNumber() {
    return new CaseNumber(caseNumber);
  }

  public Instant at() {
    return at;
  }

  /** {@code official:<user>}, {@code client:<id>} or {@code system}. */
  public String actor() {
    return actor;
  }

  public TimelineCode code() {
    return code;
  }

  public Map<String, String> facts() {
    return facts;
  }

  /** What happened, in words. */
  public String sentence(Language language) {
    return Sentences.of(language).say(code.name(), facts);
  }
}
