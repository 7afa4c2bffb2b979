package org.aidflow.matching;

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
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where money from a donor stands: awaited, received as the gift of the same id, given back. Its
 * row is the lock of whoever moves the gift's money.
 */
@Entity
@Table(name = "contribution")
public class Contribution {
  @Id private UUID id;
  @Version private @Nullable Long version;

  @Column(updatable = false)
  private String clientId;

  @Column(updatable = false)
  private String channelReference;

  @Column(updatable = false)
  private UUID donorId;

  @Column(updatable = false)
  private @Nullable UUID pledgeId;

  @Column(updatable = false)
  private @Nullable AreaCode fundArea;

  @Column(name = "announced_fen", updatable = false)
  private @Nullable Money announced;

  @Column(name = "received_fen")
  private @Nullable Money received;

  @Column(name = "refunded_fen")
  private Money refunded = Money.ZERO;

  @Enumerated(EnumType.STRING)
  private ContributionStatus status;

  @Column(updatable = false)
  private @Nullable Instant announcedAt;

  @Column(updatable = false)
  private @Nullable Instant expiresAt;

  private @Nullable Instant endedAt;

  protected Contribution() {}

  public UUID id() {
    return id;
  }

  /** The payment channel that announced or reported it. */
  public String clientId() {
    return clientId;
  }

  /** The channel's own reference, once per channel for ever. */
  public String channelReference() {
    return channelReference;
  }

  public UUID donorId() {
    return donorId;
  }

  /** The pledge that it is meant to honour. */
  public Optional<UUID> pledgeId() {
    return Optional.ofNullable(pledgeId);
  }

  /** The area whose public fund it is meant for. */
  public Optional<AreaCode> fundArea() {
    return Optional.ofNullable(fundArea);
  }

  /** How much was announced, if it was. */
  public Optional<Money> announced() {
    return Optional.ofNullable(announced);
  }

  /** How much came in. */
  public Money received() {
    return received == null ? Money.ZERO : received;
  }

  /** How much has reached the donor again. */
  public Money refunded() {
    return refunded;
  }

  public ContributionStatus status() {
    return status;
  }

  public Optional<Instant> announcedAt() {
    return Optional.ofNullable(announcedAt);
  }

  /** From then on it may expire. */
  public Optional<Instant> expiresAt() {
    return Optional.ofNullable(expiresAt);
  }

  /** When it failed or expired, unless money came after all. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** The payment is under way. */
  void await() {
    moveTo(ContributionStatus.PENDING);
  }

  /** No money comes, as far as anybody knows. */
  void end(ContributionStatus as, Instant now) {
    moveTo(as);
    endedAt = now;
  }

  /** Money came in, announced or not, late or not. */
  void receive(Money amount) {
    moveTo(ContributionStatus.RECEIVED);
    received = amount;
    endedAt = null;
  }

  /** A part of it has reached the donor again. */
  void refund(Money amount) {
    refunded(refunded.plus(amount));
  }

  /** What was refunded came back: it is owed to the donor still. */
  void refundReturned(Money amount) {
    refunded(refunded.minus(amount));
  }

  private void refunded(Money now) {
    refunded = now;
    var next =
        now.isZero()
            ? ContributionStatus.RECEIVED
            : now.equals(received) ? ContributionStatus.REFUNDED : ContributionStatus.PART_REFUNDED;
    if (next != status) {
      moveTo(next);
    }
  }

  private void moveTo(ContributionStatus next) {
    if (!status.mayBecome(next)) {
      throw new Conflict(
          ErrorCode.WRONG_STATE,
          "A contribution that is %s cannot become %s".formatted(status.en(), next.en()),
          Map.of("contributionId", id, "current", status));
    }
    status = next;
  }
}
