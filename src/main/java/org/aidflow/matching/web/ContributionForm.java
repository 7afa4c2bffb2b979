package org.aidflow.matching.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.matching.NewContribution;
import org.jspecify.annotations.Nullable;

/**
 * Money that a payment channel expects.
 *
 * @param channelReference the reference that the report of the money will have
 * @param pledgeId the pledge that it honours, if any
 * @param fundId the code of the county whose public fund it is for, if any
 * @param expiresAt within 30 days; after four days if nothing is said
 */
record ContributionForm(
    @NotNull @Size(min = 1, max = 100) @Pattern(regexp = "[!-~]*") String channelReference,
    @NotNull @Positive @Max(GiftForm.MOST) Long amountFen,
    @Nullable UUID pledgeId,
    @Nullable AreaCode fundId,
    @NotNull UUID donorId,
    @Nullable Instant expiresAt) {

  NewContribution announcedBy(String client) {
    return new NewContribution(
        client, channelReference, donorId, Money.fen(amountFen), pledgeId, fundId, expiresAt);
  }
}
