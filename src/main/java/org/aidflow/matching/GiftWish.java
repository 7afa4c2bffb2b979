package org.aidflow.matching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A wish of the donor for what served nothing of a gift, carried out when it was said. */
@Entity
@Immutable
@Table(name = "gift_wish")
public class GiftWish {
  @Id private UUID id;
  private UUID giftId;

  @Enumerated(EnumType.STRING)
  private Wish wish;

  private @Nullable UUID needId;
  private @Nullable AreaCode fundArea;

  @Column(name = "amount_fen")
  private Money amount;

  private Instant wishedAt;
  private String wishedBy;

  protected GiftWish() {}

  private GiftWish(Gift gift, Wish wish, Money amount, String wishedBy, Instant wishedAt) {
    id = UUID.randomUUID();
    giftId = gift.id();
    this.wish = wish;
    this.amount = amount;
    this.wishedBy = wishedBy;
    this.wishedAt = wishedAt;
  }

  static GiftWish refund(Gift gift, Money amount, String wishedBy, Instant wishedAt) {
    return new GiftWish(gift, Wish.REFUND, amount, wishedBy, wishedAt);
  }

  static GiftWish toNeed(Gift gift, UUID needId, Money amount, String wishedBy, Instant wishedAt) {
    var redirected = new GiftWish(gift, Wish.REDIRECT, amount, wishedBy, wishedAt);
    redirected.needId = needId;
    return redirected;
  }

  static GiftWish toFund(
      Gift gift, AreaCode area, Money amount, String wishedBy, Instant wishedAt) {
    var redirected = new GiftWish(gift, Wish.REDIRECT, amount, wishedBy, wishedAt);
    redirected.fundArea = area;
    return redirected;
  }

  public UUID id() {
    return id;
  }

  public UUID giftId() {
    return giftId;
  }

  public Wish wish() {
    return wish;
  }

  /** The need line that the money was redirected to. */
  public Optional<UUID> needId() {
    return Optional.ofNullable(needId);
  }

  /** The area whose public fund the money was redirected to. */
  public Optional<AreaCode> fundArea() {
    return Optional.ofNullable(fundArea);
  }

  public Money amount() {
    return amount;
  }

  public Instant wishedAt() {
    return wishedAt;
  }

  /** The client that spoke for the donor. */
  public String wishedBy() {
    return wishedBy;
  }
}
