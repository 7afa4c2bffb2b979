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
import org.aidflow.donor.Donor;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A donor's word: it reserves an amount of a need for some time. */
@Entity
@Table(name = "pledge")
public class Pledge {
  @Id private UUID id;
  @Version private @Nullable Long version;
  private UUID needId;
  private UUID donorId;
  private String clientId;

  @Column(name = "amount_fen")
  private Money amount;

  @Column(name = "honoured_fen")
  private Money honoured = Money.ZERO;

  @Enumerated(EnumType.STRING)
  private PledgeStatus status = PledgeStatus.OPEN;

  private Instant pledgedAt;
  private Instant reservedUntil;
  private @Nullable Instant endedAt;

  protected Pledge() {}

  Pledge(Need need, Donor donor, Money amount, Instant pledgedAt, Instant reservedUntil) {
    id = UUID.randomUUID();
    needId = need.id();
    donorId = donor.id();
    clientId = donor.clientId();
    this.amount = amount;
    this.pledgedAt = pledgedAt;
    this.reservedUntil = reservedUntil;
  }

  public UUID id() {
    return id;
  }

  public UUID needId() {
    return needId;
  }

  public UUID donorId() {
    return donorId;
  }

  /** The client that speaks for the donor. */
  public String clientId() {
    return clientId;
  }

  public Money amount() {
    return amount;
  }

  /** What has come in for it. */
  public Money honoured() {
    return honoured;
  }

  public PledgeStatus status() {
    return status;
  }

  public Instant pledgedAt() {
    return pledgedAt;
  }

  /** From then on the reservation may lapse. */
  public Instant reservedUntil() {
    return reservedUntil;
  }

  /** When it was fulfilled, lapsed or was withdrawn. */
  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  /** What it still reserves. */
  public Money reserved() {
    return status.isOpen() ? amount.minus(honoured) : Money.ZERO;
  }

  /** Takes of the money what it still reserves, and returns that. */
  Money honour(Money money, Instant now) {
    var taken = money.atMost(reserved());
    if (taken.isPositive()) {
      honoured = honoured.plus(taken);
      if (honoured.equals(amount)) {
        moveTo(PledgeStatus.FULFILLED);
        endedAt = now;
      } else if (status == PledgeStatus.OPEN) {
        moveTo(PledgeStatus.PARTLY_PAID);
      }
    }
    return taken;
  }

  /** Ends without the rest of the money. */
  void end(PledgeStatus as, Instant now) {
    moveTo(as);
    endedAt = now;
  }

  private void moveTo(PledgeStatus next) {
    if (!status.mayBecome(next)) {
      throw new Conflict(
          ErrorCode.WRONG_STATE,
          "A pledge that is %s cannot become %s".formatted(status.en(), next.en()),
          Map.of("pledgeId", id, "current", status));
    }
    status = next;
  }
}
