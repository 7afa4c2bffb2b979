package org.aidflow.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What an official decided on a case; written once, never changed. */
@Entity
@Immutable
@Table(name = "decision")
public class Decision {

  @Id private UUID id;
  private CaseNumber caseNumber;
  private String taskId;
  private @Nullable UUID stepId;
  private String official;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  @Column(name = "approved_fen")
  private Money approved;

  @Enumerated(EnumType.STRING)
  private Reason[] reasons;

  private @Nullable String words;
  private Instant decidedAt;

  protected Decision() {}

  Decision(
      CaseNumber caseNumber,
      @Nullable ApprovalStep step,
      Ruling ruling,
      Money approved,
      Instant decidedAt) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    stepId = step == null ? null : step.id();
    taskId = ruling.taskId();
    official = ruling.official();
    verdict = ruling.verdict();
    this.approved = approved;
    reasons = ruling.reasons().toArray(Reason[]::new);
    words = ruling.words();
    this.decidedAt = decidedAt;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  /** The user task it came with. */
  public String taskId() {
    return taskId;
  }

  /** The step that it took, or voted on; none for a signature under a recommended refusal. */
  public Optional<UUID> stepId() {
    return Optional.ofNullable(stepId);
  }

  public String official() {
    return official;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** What was approved, nothing where it was no approval. */
  public Money approved() {
    return approved;
  }

  public List<Reason> reasons() {
    return List.of(reasons);
  }

  public Optional<String> words() {
    return Optional.ofNullable(words);
  }

  public Instant decidedAt() {
    return decidedAt;
  }
}
