package org.aidflow.matching;

import java.util.UUID;
import org.aidflow.donor.OfferMode;
import org.aidflow.kernel.Money;

/**
 * A need that a standing offer fits.
 *
 * @param amount what is open of it and the offer may still give
 */
record FittingNeed(
    UUID standingOfferId,
    UUID donorId,
    String clientId,
    OfferMode mode,
    UUID needId,
    Money amount) {}
