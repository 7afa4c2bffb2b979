package org.aidflow.matching;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
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
 * @param caseNumber the case that it is meant for, where no pledge says so
 */
public record NewGift(
    String clientId,
    String channelReference,
    UUID donorId,
    Money amount,
    Instant paidAt,
    @Nullable UUID pledgeId,
    @Nullable AreaCode fundArea,
    @Nullable CaseNumber caseNumber) {

  /** Money for no case, or for that of the pledge. */
  public NewGift(
      String clientId,
      String channelReference,
      UUID donorId,
      Money amount,
      Instant paidAt,
      @Nullable UUID pledgeId,
      @Nullable AreaCode fundArea) {
    this(clientId, channelReference, donorId, amount, paidAt, pledgeId, fundArea, null);
  }

  /** Whether a gift that is kept is this very payment. */
  boolean isSameAs(Gift gift) {
    return gift.donorId().equals(donorId)
        && gift.amount().equals(amount)
        && java.util.Objects.equals(gift.pledgeId().orElse(null), pledgeId)
        && java.util.Objects.equals(gift.fundArea().orElse(null), fundArea);
  }
}
