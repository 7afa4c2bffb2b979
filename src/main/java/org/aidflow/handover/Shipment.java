package org.aidflow.handover;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.jspecify.annotations.Nullable;

/** The pieces of one need line on their way to the household, and what became of them. */
@Entity
@Table(name = "shipment")
public class Shipment {
  @Id private UUID id;
  @Version private @Nullable Long version;
  private CaseNumber caseNumber;
  private UUID needId;
  private int pieces;
  private String dispatchedBy;
  private Instant dispatchedAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Condition condition;

  private int arrived;
  private @Nullable LocalDate handedOverOn;
  private @Nullable String recordedBy;
  private @Nullable Instant recordedAt;

  protected Shipment() {}

  Shipment(CaseNumber caseNumber, UUID needId, int pieces, String official, Instant now) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.needId = needId;
    this.pieces = pieces;
    dispatchedBy = official;
    dispatchedAt = now;
  }

  public UUID id() {
    return id;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public UUID needId() {
    return needId;
  }

  public int pieces() {
    return pieces;
  }

  /** The official who sent it. */
  public String dispatchedBy() {
    return dispatchedBy;
  }

  public Instant dispatchedAt() {
    return dispatchedAt;
  }

  /** What became of it; nothing while it is on its way. */
  public Optional<Condition> condition() {
    return Optional.ofNullable(condition);
  }

  /** Pieces that the household got in good condition. */
  public int arrived() {
    return arrived;
  }

  public Optional<LocalDate> handedOverOn() {
    return Optional.ofNullable(handedOverOn);
  }

  /** The official who saw it arrive, or not. */
  public Optional<String> recordedBy() {
    return Optional.ofNullable(recordedBy);
  }

  public Optional<Instant> recordedAt() {
    return Optional.ofNullable(recordedAt);
  }

  /** Pieces that did not arrive, or not in good condition. */
  public int missing() {
    return condition == null ? 0 : pieces - arrived;
  }

  void arrive(Condition condition, int arrived, LocalDate on, String official, Instant now) {
    this.condition = condition;
    this.arrived = arrived;
    handedOverOn = on;
    recordedBy = official;
    recordedAt = now;
  }
}
