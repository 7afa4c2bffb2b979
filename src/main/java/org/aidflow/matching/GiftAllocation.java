package org.aidflow.matching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What a part of a gift serves: a need, or the public fund of an area. */
@Entity
@Table(name = "gift_allocation")
public class GiftAllocation implements Given {
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

  @Column(updatable = false)
  private @Nullable UUID wishId;

  @Column(updatable = false)
  private @Nullable CaseNumber refills;

  protected GiftAllocation() {}

  private GiftAllocation(UUID giftId, Money amount, Instant allocatedAt) {
    id = UUID.randomUUID();
    this.giftId = giftId;
    this.amount = amount;
    this.allocatedAt = allocatedAt;
  }

  static GiftAllocation toNeed(Gift gift, Need need, Money amount) {
    var allocation = new GiftAllocation(gift.id(), amount, gift.receivedAt());
    allocation.needId = need.id();
    return allocation;
  }

  static GiftAllocation toFund(Gift gift, AreaCode area) {
    var allocation = new GiftAllocation(gift.id(), gift.amount(), gift.receivedAt());
    allocation.fundArea = area;
    return allocation;
  }

  /** To a public fund, for what it gave to an emergency before. */
  static GiftAllocation refill(Gift gift, AreaCode area, Money amount, CaseNumber emergency) {
    var allocation = new GiftAllocation(gift.id(), amount, gift.receivedAt());
    allocation.fundArea = area;
    allocation.refills = emergency;
    return allocation;
  }

  /** What a donor redirected. */
  static GiftAllocation by(GiftWish wish) {
    var allocation = new GiftAllocation(wish.giftId(), wish.amount(), wish.wishedAt());
    allocation.needId = wish.needId().orElse(null);
    allocation.fundArea = wish.fundArea().orElse(null);
    allocation.wishId = wish.id();
    return allocation;
  }

  @Override
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

  @Override
  public boolean serves(UUID need) {
    return need.equals(needId);
  }

  /** The area whose public fund it serves. */
  public Optional<AreaCode> fundArea() {
    return Optional.ofNullable(fundArea);
  }

  /** The wish that redirected it; none for what the gift was meant for. */
  public Optional<UUID> wishId() {
    return Optional.ofNullable(wishId);
  }

  /** The emergency that the fund had met before, if it refills that. */
  public Optional<CaseNumber> refills() {
    return Optional.ofNullable(refills);
  }

  /** What serves it now: what was allocated less what was taken back. */
  @Override
  public Money amount() {
    return amount.minus(takenBack);
  }

  @Override
  public Money takenBack() {
    return takenBack;
  }

  @Override
  public Instant givenAt() {
    return allocatedAt;
  }

  void takeBack(Money back) {
    takenBack = takenBack.plus(back);
  }
}
