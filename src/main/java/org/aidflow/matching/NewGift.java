package org.aidflow.matching;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that a payment channel reports.
 *
 * @param clientId the channel
 * @param channelReference the channel's own reference of the payment
 * @param paidAt when the donor paid
 * @param pledgeId the pledge it is meant to honour, if any
 * @param fundArea the area whose public fund it is meant for, if any
 */
public record NewGift(
    String clientId,
    String channelReference,
    UUID donorId,
    Money amount,
    Instant paidAt,
    @Nullable UUID pledgeId,
    @Nullable AreaCode fundArea) {

  /** Whether a gift that is kept is this very payment. */
  boolean isSameAs(Gift gift) {
    return gift.donorId().equals(donorId)
        && gift.amount().equals(amount)
        && java.util.Objects.equals(gift.pledgeId().orElse(null), pledgeId)
        && java.util.Objects.equals(gift.fundArea().orElse(null), fundArea);
  }
}
