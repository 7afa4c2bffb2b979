package org.aidflow.disbursement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkNumber;
import org.jspecify.annotations.Nullable;

/** Money claimed back from whom it was paid to. */
@Entity
@Table(name = "recovery")
public class Recovery {
  @Id private String number;
  @Version private @Nullable Long version;

  @Column(updatable = false)
  private CaseNumber caseNumber;

  @Column(updatable = false)
  private UUID disbursementId;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private RecoveryReason reason;

  @Enumerated(EnumType.STRING)
  private RecoveryStatus status = RecoveryStatus.CLAIMED;

  @Column(name = "claimed_fen", updatable = false)
  private Money claimed;

  @Column(name = "received_fen")
  private Money received = Money.ZERO;

  @Column(updatable = false)
  private String claimedBy;

  @Column(updatable = false)
  private Instant claimedAt;

  private @Nullable String proposedBy;
  private @Nullable String agreedBy;
  private @Nullable Instant endedAt;

  protected Recovery() {}

  Recovery(
      WorkNumber number,
      Disbursement payment,
      RecoveryReason reason,
      Money claimed,
      String claimedBy,
      Instant claimedAt) {
    this.number = number.value();
    caseNumber = payment.caseNumber();
    disbursementId = payment.id();
    this.reason = reason;
    this.claimed = claimed;
    this.claimedBy = claimedBy;
    this.claimedAt = claimedAt;
  }

  public WorkNumber number() {
    return new WorkNumber(number);
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  /** The payment that is claimed back. */
  public UUID paymentId() {
    return disbursementId;
  }

  public RecoveryReason reason() {
    return reason;
  }

  public RecoveryStatus status() {
    return status;
  }

  public Money claimed() {
    return claimed;
  }

  public Money received() {
    return received;
  }

  /** What has not come in, written off or not. */
  public Money outstanding() {
    return status == RecoveryStatus.CANCELLED ? Money.ZERO : claimed.minus(received);
  }

  /** The official who claimed it. */
  public String claimedBy() {
    return claimedBy;
  }

  public Instant claimedAt() {
    return claimedAt;
  }

  /** When it was received as a whole, written off or cancelled. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** The officials who wrote it off. */
  public Optional<String> writtenOffBy() {
    return proposedBy == null ? Optional.empty() : Optional.of(proposedBy + ", " + agreedBy);
  }

  /** Takes of the money what has not come in yet, and returns that. */
  Money receive(Money money, Instant now) {
    var taken = money.atMost(outstanding());
    if (taken.isPositive()) {
      received = received.plus(taken);
      if (received.equals(claimed)) {
        moveTo(RecoveryStatus.RECEIVED);
        endedAt = now;
      } else if (status == RecoveryStatus.CLAIMED) {
        moveTo(RecoveryStatus.PARTLY_RECEIVED);
      }
    }
    return taken;
  }

  void writeOff(String proposedBy, String agreedBy, Instant now) {
    moveTo(RecoveryStatus.WRITTEN_OFF);
    this.proposedBy = proposedBy;
    this.agreedBy = agreedBy;
    endedAt = now;
  }

  /** Nothing is owed: the bank sent the payment back. */
  void cancel(Instant now) {
    moveTo(RecoveryStatus.CANCELLED);
    endedAt = now;
  }

  private void moveTo(RecoveryStatus next) {
    if (!status.mayBecome(next)) {
      throw new Conflict(
          ErrorCode.WRONG_STATE,
          "A recovery that is %s cannot become %s".formatted(status.en(), next.en()),
          Map.of("recoveryNumber", number, "current", status));
    }
    status = next;
  }
}
