package org.aidflow.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Map;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * How many pieces a need line is about, and how far they got: handed over ≤ dispatched ≤ met ≤
 * approved ≤ confirmed ≤ asked, at every instant, in PostgreSQL too. What they are worth is an
 * estimate: it helps to decide, and is no money.
 */
@Embeddable
public class Goods {
  @Column(name = "asked_quantity", updatable = false)
  private int asked;

  @Column(name = "confirmed_quantity")
  private @Nullable Integer confirmed;

  @Column(name = "approved_quantity")
  private int approved;

  @Column(name = "met_quantity")
  private int met;

  @Column(name = "dispatched_quantity")
  private int dispatched;

  @Column(name = "handed_over_quantity")
  private int handedOver;

  @Column(name = "estimated_fen", updatable = false)
  private Money estimated;

  protected Goods() {}

  Goods(NewCase.Goods asked) {
    this.asked = asked.quantity();
    estimated = asked.estimated();
  }

  public int asked() {
    return asked;
  }

  /** What the visit found to be needed; what was asked for, until there was one. */
  public int confirmed() {
    return confirmed == null ? asked : confirmed;
  }

  public int approved() {
    return approved;
  }

  /** Pieces that donors brought and that were not lost. */
  public int met() {
    return met;
  }

  public int handedOver() {
    return handedOver;
  }

  /** Approved and still looking for a donor. */
  public int open() {
    return approved - met;
  }

  /** Brought by donors and still at the aid station. */
  public int waiting() {
    return met - dispatched;
  }

  /** What all that is asked for is estimated to be worth. */
  public Money estimated() {
    return estimated;
  }

  /** What so many of the pieces are estimated to be worth, to the fen below. */
  Money worth(int pieces) {
    return Money.fen(estimated.fen() * pieces / asked);
  }

  /** The visit found the need to be there, as it was asked for, or not at all. */
  public void confirm(boolean needed) {
    confirmed = needed ? asked : 0;
    approved = Math.min(approved, confirmed);
  }

  void approve() {
    approved = confirmed();
  }

  /** Donors brought so many. */
  public void meet(int pieces) {
    refuseMoreThan(open(), pieces);
    met += pieces;
  }

  /** So many of what donors brought went back to them. */
  public void unmeet(int pieces) {
    refuseMoreThan(waiting(), pieces);
    met -= pieces;
  }

  /** So many are on their way to the household. */
  public void dispatch(int pieces) {
    refuseMoreThan(waiting(), pieces);
    dispatched += pieces;
  }

  /** So many are with the household. */
  public void handOver(int pieces) {
    refuseMoreThan(dispatched - handedOver, pieces);
    handedOver += pieces;
  }

  /** So many did not arrive, or not in good condition. */
  public void miss(int pieces) {
    refuseMoreThan(dispatched - handedOver, pieces);
    dispatched -= pieces;
    met -= pieces;
  }

  private static void refuseMoreThan(int open, int pieces) {
    if (pieces > open) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN,
          "%d are more than the %d that there are".formatted(pieces, open),
          Map.of("openQuantity", open));
    }
  }
}
