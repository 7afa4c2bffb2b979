package org.aidflow.matching;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that a payment channel expects.
 *
 * @param clientId the channel
 * @param channelReference the channel's own reference of the payment
 * @param pledgeId the pledge it is meant to honour, if any
 * @param fundArea the area whose public fund it is meant for, if any
 * @param expiresAt when it is no longer waited for; after the hours of policy {@code
 *     contribution-hours} if null
 */
public record NewContribution(
    String clientId,
    String channelReference,
    UUID donorId,
    Money amount,
    @Nullable UUID pledgeId,
    @Nullable AreaCode fundArea,
    @Nullable Instant expiresAt) {

  /** Whether a contribution that is kept is this very announcement. */
  boolean isSameAs(Contribution kept) {
    return kept.announced().filter(amount::equals).isPresent()
        && kept.donorId().equals(donorId)
        && Objects.equals(kept.pledgeId().orElse(null), pledgeId)
        && Objects.equals(kept.fundArea().orElse(null), fundArea);
  }
}
