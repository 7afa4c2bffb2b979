package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Pledge;
import org.aidflow.matching.PledgeStatus;
import org.jspecify.annotations.Nullable;

/**
 * A pledge as its client sees it.
 *
 * @param honouredFen what has come in for it
 * @param goods null where money is pledged
 * @param reservedUntil from then on it may lapse
 */
record PledgeView(
    UUID pledgeId,
    UUID needId,
    UUID donorId,
    PledgeStatus status,
    Money amountFen,
    Money honouredFen,
    @Nullable Goods goods,
    Instant pledgedAt,
    Instant reservedUntil) {

  /**
   * The pieces of a pledge of goods.
   *
   * @param broughtQuantity what has come in for it
   * @param givenBackQuantity what of that went back to the donor
   */
  @Schema(name = "PledgeGoods")
  record Goods(int quantity, int broughtQuantity, int givenBackQuantity) {

    static @Nullable Goods of(Pledge pledge) {
      return pledge.quantity() == 0
          ? null
          : new Goods(pledge.quantity(), pledge.broughtQuantity(), pledge.givenBackQuantity());
    }
  }

  static PledgeView of(Pledge pledge) {
    return new PledgeView(
        pledge.id(),
        pledge.needId(),
        pledge.donorId(),
        pledge.status(),
        pledge.amount(),
        pledge.honoured(),
        Goods.of(pledge),
        pledge.pledgedAt(),
        pledge.reservedUntil());
  }
}
