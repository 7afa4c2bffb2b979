package org.aidflow.matching.web;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Contribution;
import org.aidflow.matching.ContributionStatus;
import org.jspecify.annotations.Nullable;

/**
 * A contribution.
 *
 * @param contributionId also the gift's id, once the money is there
 * @param amountFen what was announced
 * @param endedAt when it failed or expired
 */
record ContributionView(
    UUID contributionId,
    ContributionStatus status,
    String channelReference,
    UUID donorId,
    @Nullable UUID pledgeId,
    @Nullable AreaCode fundId,
    @Nullable Money amountFen,
    Money receivedFen,
    Money refundedFen,
    @Nullable Instant announcedAt,
    @Nullable Instant expiresAt,
    @Nullable Instant endedAt) {

  static ContributionView of(Contribution contribution) {
    return new ContributionView(
        contribution.id(),
        contribution.status(),
        contribution.channelReference(),
        contribution.donorId(),
        contribution.pledgeId().orElse(null),
        contribution.fundArea().orElse(null),
        contribution.announced().orElse(null),
        contribution.received(),
        contribution.refunded(),
        contribution.announcedAt().orElse(null),
        contribution.expiresAt().orElse(null),
        contribution.endedAt().orElse(null));
  }
}
