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

/** A donor's word: it reserves an amount of a need, or pieces of it, for some time. */
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

  private int quantity;
  private int broughtQuantity;
  private int givenBackQuantity;

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

  Pledge(Need need, Donor donor, int quantity, Instant pledgedAt, Instant reservedUntil) {
    this(need, donor, Money.ZERO, pledgedAt, reservedUntil);
    this.quantity = quantity;
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

  /** Pieces of goods; 0 where money is pledged. */
  public int quantity() {
    return quantity;
  }

  /** Pieces that came in for it. */
  public int broughtQuantity() {
    return broughtQuantity;
  }

  /** Pieces of them that went back to the donor. */
  public int givenBackQuantity() {
    return givenBackQuantity;
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

  /** Pieces that it still reserves. */
  public int reservedQuantity() {
    return status.isOpen() ? quantity - broughtQuantity : 0;
  }

  /**
   * The donor brings pieces of what is pledged.
   *
   * @throws Conflict with {@code reservedQuantity} when that is less
   */
  void bring(int pieces, Instant now) {
    if (pieces > reservedQuantity()) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN,
          "%d are more than the %d that are reserved".formatted(pieces, reservedQuantity()),
          Map.of("pledgeId", id, "reservedQuantity", reservedQuantity(), "current", status));
    }
    broughtQuantity += pieces;
    if (broughtQuantity == quantity) {
      end(PledgeStatus.FULFILLED, now);
    } else if (status == PledgeStatus.OPEN) {
      moveTo(PledgeStatus.PARTLY_PAID);
    }
  }

  /** Takes of the pieces what was brought and is still here, gives it back, and returns that. */
  int giveBack(int pieces) {
    int back = Math.min(pieces, broughtQuantity - givenBackQuantity);
    givenBackQuantity += back;
    return back;
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
