package org.aidflow.matching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What a part of a gift serves: a need, or the public fund of an area. */
@Entity
@Table(name = "gift_allocation")
public class GiftAllocation {
  @Id private UUID id;

  @Column(updatable = false)
  private UUID giftId;

  @Column(updatable = false)
  private @Nullable UUID needId;

  @Column(updatable = false)
  private @Nullable AreaCode fundArea;

  @Column(name = "amount_fen", updatable = false)
  private Money amount;

  @Column(name = "taken_back_fen")
  private Money takenBack = Money.ZERO;

  @Column(updatable = false)
  private Instant allocatedAt;

  protected GiftAllocation() {}

  private GiftAllocation(Gift gift, Money amount) {
    id = UUID.randomUUID();
    giftId = gift.id();
    this.amount = amount;
    allocatedAt = gift.receivedAt();
  }

  static GiftAllocation toNeed(Gift gift, Need need, Money amount) {
    var allocation = new GiftAllocation(gift, amount);
    allocation.needId = need.id();
    return allocation;
  }

  static GiftAllocation toFund(Gift gift, AreaCode area) {
    var allocation = new GiftAllocation(gift, gift.amount());
    allocation.fundArea = area;
    return allocation;
  }

  public UUID id() {
    return id;
  }

  public UUID giftId() {
    return giftId;
  }

  /** The need line that it serves. */
  public Optional<UUID> needId() {
    return Optional.ofNullable(needId);
  }

  /** The area whose public fund it serves. */
  public Optional<AreaCode> fundArea() {
    return Optional.ofNullable(fundArea);
  }

  /** What serves it now: what was allocated less what was taken back. */
  public Money amount() {
    return amount.minus(takenBack);
  }

  public Instant allocatedAt() {
    return allocatedAt;
  }

  void takeBack(Money back) {
    takenBack = takenBack.plus(back);
  }
}
