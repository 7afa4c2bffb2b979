package org.aidflow.approval;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.access.Role;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/** One step of a decision: what is asked, of which role, and how many people sign. */
@Entity
@Table(name = "approval_step")
public class ApprovalStep {

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Column(updatable = false)
  private CaseNumber caseNumber;

  @Column(updatable = false)
  private int round;

  @Column(updatable = false)
  private int position;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  private Act act;

  private String role;

  @Enumerated(EnumType.STRING)
  private AreaLevel areaLevel;

  @Column(updatable = false)
  private int signatures;

  @Enumerated(EnumType.STRING)
  private @Nullable Verdict verdict;

  @Column(name = "approved_fen")
  private Money approved = Money.ZERO;

  protected ApprovalStep() {}

  ApprovalStep(CaseNumber caseNumber, int round, int position, Act act, Role role, int signatures) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber;
    this.round = round;
    this.position = position;
    this.act = act;
    this.role = role.id();
    areaLevel = role.level();
    this.signatures = signatures;
  }

  public UUID id() {
    return id;
  }

  /** Which time the case is decided, from 1. */
  public int round() {
    return round;
  }

  /** Its place in the round, from 1. */
  public int position() {
    return position;
  }

  public Act act() {
    return act;
  }

  /** Of whoever takes it. */
  public Role role() {
    return Role.of(role).orElseThrow();
  }

  public AreaLevel areaLevel() {
    return areaLevel;
  }

  /** How many different people are asked. */
  public int signatures() {
    return signatures;
  }

  public boolean isPanel() {
    return signatures > 1;
  }

  /** What came of it; nothing while it is open. */
  public Optional<Verdict> verdict() {
    return Optional.ofNullable(verdict);
  }

  /** What it approved; nothing where it was no approval. */
  public Money approved() {
    return approved;
  }

  boolean hasApproved() {
    return verdict != null && verdict.isApproval();
  }

  /** It was not given to others to say more. */
  boolean endsTheRound() {
    return verdict == Verdict.REFUSE || verdict == Verdict.SEND_BACK;
  }

  /** Whoever was asked has an interest in the case: somebody of the next level is asked. */
  void raise() {
    Role next = role().nextUp().orElse(role());
    role = next.id();
    areaLevel = next.level();
  }

  void take(Verdict result, Money amount) {
    verdict = result;
    approved = amount;
  }
}
