package org.aidflow.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One thing a case asks for, and how far it got: paid ≤ met ≤ approved ≤ confirmed ≤ asked, at
 * every instant, in PostgreSQL too. A line of goods counts pieces, and has no money.
 */
@Entity
@Table(name = "need_line")
public class NeedLine {

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Column(updatable = false)
  private String caseNumber;

  @Column(updatable = false)
  private int position;

  @Column(updatable = false)
  private String clientLineId;

  @Column(updatable = false)
  @Enumerated(EnumType.STRING)
  private NeedKind kind;

  @Column(updatable = false)
  private String purpose;

  @Column(name = "asked_fen", updatable = false)
  private Money asked;

  @Column(name = "confirmed_fen")
  private @Nullable Money confirmed;

  @Column(name = "approved_fen")
  private Money approved = Money.ZERO;

  @Column(name = "met_fen")
  private Money met = Money.ZERO;

  @Column(name = "paid_fen")
  private Money paid = Money.ZERO;

  @Embedded private @Nullable Goods goods;

  protected NeedLine() {}

  NeedLine(CaseNumber caseNumber, int position, NewCase.Need need) {
    id = UUID.randomUUID();
    this.caseNumber = caseNumber.value();
    this.position = position;
    clientLineId = need.clientLineId();
    kind = need.goods() == null ? NeedKind.MONEY : NeedKind.GOODS;
    goods = need.goods() == null ? null : new Goods(need.goods());
    purpose = need.purpose();
    asked = need.asked();
  }

  public UUID id() {
    return id;
  }

  public CaseNumber caseNumber() {
    return new CaseNumber(caseNumber);
  }

  /** Its place in the request, from 1. */
  public int position() {
    return position;
  }

  /** The client's own id of this line, unique within its case. */
  public String clientLineId() {
    return clientLineId;
  }

  public NeedKind kind() {
    return kind;
  }

  /** What money is for, or what the goods are. */
  public String purpose() {
    return purpose;
  }

  /** The pieces of a line of goods. */
  public Optional<Goods> goods() {
    return Optional.ofNullable(goods);
  }

  public Money asked() {
    return asked;
  }

  /** What the visit found to be needed; what was asked for, until there was one. */
  public Money confirmed() {
    return confirmed == null ? asked : confirmed;
  }

  public Money approved() {
    return approved;
  }

  public Money met() {
    return met;
  }

  public Money paid() {
    return paid;
  }

  /** Approved and still looking for a donor. */
  public Money open() {
    return approved.minus(met);
  }

  /** Something of it is approved and still looking for a donor, money or goods. */
  public boolean isOpen() {
    return open().isPositive() || (goods != null && goods.open() > 0);
  }

  /** Donors gave something for it. */
  public boolean isPartlyMet() {
    return met.isPositive() || (goods != null && goods.met() > 0);
  }

  boolean isHelped() {
    return paid.isPositive() || (goods != null && goods.handedOver() > 0);
  }

  /** What was asked for, goods by their estimate. */
  Money askedValue() {
    return goods == null ? asked : goods.estimated();
  }

  /** What was confirmed, goods by their estimate. */
  Money confirmedValue() {
    return goods == null ? confirmed() : goods.worth(goods.confirmed());
  }

  /** What was approved, goods by their estimate. */
  Money approvedValue() {
    return goods == null ? approved : goods.worth(goods.approved());
  }

  /** Met and not paid out. */
  public Money unpaid() {
    return met.minus(paid);
  }

  /** The visit found that this much is needed, of what was asked; no more of it stays approved. */
  public void confirm(Money amount) {
    if (amount.isMoreThan(asked)) {
      throw InvalidInput.of(
          "lines",
          ErrorCode.OUT_OF_RANGE,
          "%s: no more than the %s yuan asked for can be confirmed"
              .formatted(purpose, asked.yuan()));
    }
    confirmed = amount;
    if (approved.isMoreThan(amount)) {
      approved = amount;
    }
  }

  /**
   * An official approved this much money of what was confirmed; goods are approved as confirmed.
   */
  public void approve(Money amount) {
    if (goods != null) {
      goods.approve();
    }
    refuseMoreThan(confirmed(), amount);
    if (met.isMoreThan(amount)) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "More than that is met already");
    }
    approved = amount;
  }

  /** Adds what a donor gave. */
  public void meet(Money amount) {
    refuseMoreThan(open(), amount);
    met = met.plus(amount);
  }

  /** Takes back what a donor gave and has not been paid out. */
  public void unmeet(Money amount) {
    refuseMoreThan(unpaid(), amount);
    met = met.minus(amount);
  }

  /** Adds what reached the household. */
  public void pay(Money amount) {
    refuseMoreThan(unpaid(), amount);
    paid = paid.plus(amount);
  }

  /** Takes back a payment that the bank returned. */
  public void unpay(Money amount) {
    refuseMoreThan(paid, amount);
    paid = paid.minus(amount);
  }

  private void refuseMoreThan(Money open, Money amount) {
    if (amount.isMoreThan(open)) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN,
          "%s yuan are more than the %s yuan that are open".formatted(amount.yuan(), open.yuan()),
          Map.of("lineId", id, "openFen", open.fen()));
    }
  }
}
