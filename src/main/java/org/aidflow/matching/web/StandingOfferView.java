package org.aidflow.matching.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.donor.OfferMode;
import org.aidflow.donor.StandingOffer;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A standing offer.
 *
 * @param committedFen given, pledged or proposed of the budget
 * @param endedAt when it was taken back
 */
record StandingOfferView(
    UUID standingOfferId,
    UUID donorId,
    Money budgetFen,
    Money committedFen,
    Money capPerCaseFen,
    List<AreaCode> areas,
    List<String> categories,
    OfferMode mode,
    Instant offeredAt,
    @Nullable Instant endedAt) {

  static StandingOfferView of(StandingOffer offer, Money committed) {
    return new StandingOfferView(
        offer.id(),
        offer.donorId(),
        offer.budget(),
        committed,
        offer.capPerCase(),
        offer.areas(),
        offer.categories(),
        offer.mode(),
        offer.offeredAt(),
        offer.endedAt());
  }
}
