package org.aidflow.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;

/** Somebody's word against a case on notice. Who said it and what is in the vault, apart. */
@Entity
@Table(name = "objection")
public class Objection {
  @Id private UUID id;
  @Version private @Nullable Long version;
  private UUID noticeId;
  private CaseNumber caseNumber;
  private String clientId;

  @Enumerated(EnumType.STRING)
  private ObjectionGround ground;

  private VaultToken objector;
  private VaultToken words;

  @Enumerated(EnumType.STRING)
  private ObjectionStatus status = ObjectionStatus.OPEN;

  private Instant raisedAt;
  private @Nullable Instant decidedAt;

  protected Objection() {}

  Objection(
      Notice notice,
      String clientId,
      ObjectionGround ground,
      VaultToken objector,
      VaultToken words,
      Instant raisedAt) {
    id = UUID.randomUUID();
    noticeId = notice.id();
    caseNumber = notice.caseNumber();
    this.clientId = clientId;
    this.ground = ground;
    this.objector = objector;
    this.words = words;
    this.raisedAt = raisedAt;
  }

  public UUID id() {
    return id;
  }

  /** The notice that it was raised against. */
  public UUID noticeId() {
    return noticeId;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  /** The client that passed it on. */
  public String clientId() {
    return clientId;
  }

  public ObjectionGround ground() {
    return ground;
  }

  /** Name and mobile number; for those alone who look into it. */
  public VaultToken objector() {
    return objector;
  }

  /** What was said. */
  public VaultToken words() {
    return words;
  }

  public ObjectionStatus status() {
    return status;
  }

  public Instant raisedAt() {
    return raisedAt;
  }

  /** When somebody had looked into it; empty while it is open. */
  public Optional<Instant> decidedAt() {
    return Optional.ofNullable(decidedAt);
  }

  void decide(ObjectionStatus as, Instant now) {
    if (!ObjectionStatus.transitions().allows(status, as)) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "This objection is %s".formatted(status.en()));
    }
    status = as;
    decidedAt = now;
  }
}
