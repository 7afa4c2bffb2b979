package org.aidflow.donor;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A donor's word for needs yet to come.
 *
 * @param budget all that it may ever give
 * @param capPerCase the most for one case
 * @param areas where, townships or what lies around them; everywhere if empty
 * @param categories for what, as codes; for everything if empty
 * @param endedAt when it was taken back; null while it stands
 */
public record StandingOffer(
    UUID id,
    UUID donorId,
    String clientId,
    Money budget,
    Money capPerCase,
    List<AreaCode> areas,
    List<String> categories,
    OfferMode mode,
    Instant offeredAt,
    @Nullable Instant endedAt) {}
