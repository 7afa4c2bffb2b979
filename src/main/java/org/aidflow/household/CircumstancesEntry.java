package org.aidflow.household;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.hibernate.annotations.Immutable;

/** What somebody said of a household's circumstances, and when. The newest entry is what counts. */
@Entity
@Immutable
@Table(name = "circumstances")
public class CircumstancesEntry {

  @Id private UUID id;
  private UUID householdId;
  private CaseNumber caseNumber;

  @Enumerated(EnumType.STRING)
  private Source source;

  private String saidBy;
  private Instant saidAt;
  @Embedded private Circumstances circumstances;

  protected CircumstancesEntry() {}

  CircumstancesEntry(
      UUID householdId,
      CaseNumber caseNumber,
      Source source,
      String saidBy,
      Instant saidAt,
      Circumstances circumstances) {
    id = UUID.randomUUID();
    this.householdId = householdId;
    this.caseNumber = caseNumber;
    this.source = source;
    this.saidBy = saidBy;
    this.saidAt = saidAt;
    this.circumstances = circumstances;
  }

  public UUID householdId() {
    return householdId;
  }

  /** The case in which it was said. */
  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public Source source() {
    return source;
  }

  /** {@code official:<user>} or {@code client:<id>}. */
  public String saidBy() {
    return saidBy;
  }

  public Instant saidAt() {
    return saidAt;
  }

  public Circumstances circumstances() {
    return circumstances;
  }
}
