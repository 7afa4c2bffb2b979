package org.aidflow.casefile;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.vault.VaultToken;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Something that happened around a case, and who said so. Written once, never changed. */
@Entity
@Immutable
@Table(name = "case_change")
public class CaseChange {

  @Id private UUID id;
  private CaseNumber caseNumber;

  @Enumerated(EnumType.STRING)
  private ChangeKind kind;

  private @Nullable AreaCode area;
  private @Nullable VaultToken words;
  private String saidBy;
  private Instant saidAt;

  protected CaseChange() {}

  CaseChange(
      CaseNumber caseNumber,
      ChangeKind kind,
      @Nullable AreaCode area,
      @Nullable VaultToken words,
      String saidBy,
      Instant saidAt) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.kind = kind;
    this.area = area;
    this.words = words;
    this.saidBy = saidBy;
    this.saidAt = saidAt;
  }

  public UUID id() {
    return id;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public ChangeKind kind() {
    return kind;
  }

  /** The village that the household moved to. */
  public Optional<AreaCode> area() {
    return Optional.ofNullable(area);
  }

  /** The sealed words of whoever said so. */
  public Optional<VaultToken> words() {
    return Optional.ofNullable(words);
  }

  /** {@code client:<id>} or {@code official:<user>}. */
  public String saidBy() {
    return saidBy;
  }

  public Instant saidAt() {
    return saidAt;
  }
}
