package org.aidflow.household;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.hibernate.annotations.Immutable;

/** What a household allowed us to do with its data for one case, and who recorded that. */
@Entity
@Immutable
@Table(name = "consent")
public class Consent {

  @Id private UUID id;
  private CaseNumber caseNumber;
  private Instant givenAt;

  @Enumerated(EnumType.STRING)
  private ConsentScope[] scopes;

  private String recordedBy;

  protected Consent() {}

  Consent(CaseNumber caseNumber, NewHousehold.Consent said, String recordedBy) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    givenAt = said.at();
    scopes = said.scopes().stream().sorted().toArray(ConsentScope[]::new);
    this.recordedBy = recordedBy;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public Instant givenAt() {
    return givenAt;
  }

  public Set<ConsentScope> scopes() {
    return Set.of(scopes);
  }

  public String recordedBy() {
    return recordedBy;
  }
}
