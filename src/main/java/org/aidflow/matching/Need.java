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
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.Category;
import org.aidflow.casefile.Goods;
import org.aidflow.casefile.NeedKind;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.PriorityBand;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.AreaLevel;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/**
 * A need line on offer to donors: pledged + met ≤ approved, at every instant, in PostgreSQL too. It
 * holds what anybody may see; the item of goods is the only text in it, and names nobody. A need of
 * money counts fen and no pieces, a need of goods pieces and no fen.
 */
@Entity
@Table(name = "need")
public class Need {
  @Id private UUID lineId;
  @Version private @Nullable Long version;

  @Generated
  @Column(insertable = false, updatable = false)
  private @Nullable Long position;

  private CaseNumber caseNumber;
  private AreaCode area;

  @Enumerated(EnumType.STRING)
  private Category category;

  @Enumerated(EnumType.STRING)
  private PriorityBand priority;

  @Enumerated(EnumType.STRING)
  private NeedKind kind;

  private @Nullable String item;
  private int approvedQuantity;
  private int pledgedQuantity;
  private int metQuantity;

  @Column(name = "asked_fen")
  private Money asked;

  @Column(name = "approved_fen")
  private Money approved;

  @Column(name = "pledged_fen")
  private Money pledged = Money.ZERO;

  @Column(name = "met_fen")
  private Money met = Money.ZERO;

  private Instant offeredAt;
  private @Nullable Instant closedAt;

  protected Need() {}

  Need(CaseFile file, NeedLine line, Instant offeredAt) {
    lineId = line.id();
    caseNumber = file.caseNumber();
    area = file.area().at(AreaLevel.TOWNSHIP);
    category = file.category();
    priority = file.priorityBand().orElse(PriorityBand.P4);
    asked = line.asked();
    approved = line.approved();
    met = line.met();
    kind = line.kind();
    item = line.goods().map(goods -> line.purpose()).orElse(null);
    approvedQuantity = line.goods().map(Goods::approved).orElse(0);
    metQuantity = line.goods().map(Goods::met).orElse(0);
    this.offeredAt = offeredAt;
  }

  /** The need line's id. */
  public UUID id() {
    return lineId;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  /** The township: the village is for those who know the household. */
  public AreaCode area() {
    return area;
  }

  public Category category() {
    return category;
  }

  public PriorityBand priority() {
    return priority;
  }

  public Money asked() {
    return asked;
  }

  public Money approved() {
    return approved;
  }

  /** Reserved by pledges and not yet received. */
  public Money pledged() {
    return pledged;
  }

  public Money met() {
    return met;
  }

  /** What can still be pledged. */
  public Money open() {
    return closedAt == null ? approved.minus(met).minus(pledged) : Money.ZERO;
  }

  public NeedKind kind() {
    return kind;
  }

  /** What the goods are; nothing of a need of money. */
  public Optional<String> item() {
    return Optional.ofNullable(item);
  }

  public int approvedQuantity() {
    return approvedQuantity;
  }

  /** Pieces that donors brought. */
  public int metQuantity() {
    return metQuantity;
  }

  /** Pieces that can still be pledged. */
  public int openQuantity() {
    return closedAt == null ? approvedQuantity - metQuantity - pledgedQuantity : 0;
  }

  public Instant offeredAt() {
    return offeredAt;
  }

  public NeedStatus status() {
    if (isMet()) {
      return NeedStatus.MET;
    }
    if (!isOnOffer()) {
      return NeedStatus.CLOSED;
    }
    return open().isPositive() || openQuantity() > 0 ? NeedStatus.OPEN : NeedStatus.RESERVED;
  }

  /** Where it stands in the list of needs. */
  long position() {
    return position == null ? 0 : position;
  }

  boolean isMet() {
    return met.equals(approved) && metQuantity == approvedQuantity;
  }

  boolean isOnOffer() {
    return closedAt == null;
  }

  /**
   * Refuses a pledge of the wrong kind.
   *
   * @param field in which it came
   */
  void refuseUnless(NeedKind pledged, String field) {
    if (pledged != kind) {
      throw InvalidInput.of(
          field, ErrorCode.OUT_OF_RANGE, "this is a need of %s".formatted(kind.en()));
    }
  }

  void refuseMoreThanOpen(Money amount) {
    if (amount.isMoreThan(open())) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN,
          "%s yuan are more than the %s yuan that are open".formatted(amount.yuan(), open().yuan()),
          Map.of("openFen", open().fen()));
    }
  }

  void reserve(Money amount) {
    refuseMoreThanOpen(amount);
    pledged = pledged.plus(amount);
  }

  void release(Money amount) {
    pledged = pledged.minus(amount);
  }

  /** Money came in for what a pledge had reserved. */
  void honour(Money amount) {
    pledged = pledged.minus(amount);
    met = met.plus(amount);
  }

  /** Money was given that no pledge had reserved. */
  void meet(Money amount) {
    met = met.plus(amount);
  }

  void unmeet(Money amount) {
    met = met.minus(amount);
  }

  void reserve(int pieces) {
    if (pieces > openQuantity()) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN,
          "%d are more than the %d that are open".formatted(pieces, openQuantity()),
          Map.of("openQuantity", openQuantity()));
    }
    pledgedQuantity += pieces;
  }

  void release(int pieces) {
    pledgedQuantity -= pieces;
  }

  /** Donors brought pieces that a pledge had reserved. */
  void honour(int pieces) {
    pledgedQuantity -= pieces;
    metQuantity += pieces;
  }

  /** Pieces went back to those who brought them. */
  void unmeet(int pieces) {
    metQuantity -= pieces;
  }

  /** Pieces were lost: donors are looked for again, even when the search was over. */
  void reopen(int pieces) {
    metQuantity -= pieces;
    closedAt = null;
  }

  /** It was approved anew after it had been closed. */
  void offerAgain(NeedLine line, Instant now) {
    approved = line.approved();
    met = line.met();
    approvedQuantity = line.goods().map(Goods::approved).orElse(0);
    metQuantity = line.goods().map(Goods::met).orElse(0);
    offeredAt = now;
    closedAt = null;
  }

  void close(Instant now) {
    closedAt = now;
  }
}
