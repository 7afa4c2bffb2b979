package org.aidflow.matching.web;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Offer;
import org.aidflow.matching.OfferStatus;
import org.jspecify.annotations.Nullable;

/**
 * A need that was put to a donor.
 *
 * @param pledgeId what came of it when it was accepted
 */
record OfferView(
    UUID offerId,
    UUID standingOfferId,
    UUID donorId,
    UUID needId,
    Money amountFen,
    OfferStatus status,
    Instant proposedAt,
    Instant answerUntil,
    @Nullable UUID pledgeId) {

  static OfferView of(Offer offer) {
    return new OfferView(
        offer.id(),
        offer.standingOfferId(),
        offer.donorId(),
        offer.needId(),
        offer.amount(),
        offer.status(),
        offer.proposedAt(),
        offer.answerUntil(),
        offer.pledgeId().orElse(null));
  }
}
