package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
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
    @Schema(example = "channel-2026-000124")
        @NotNull
        @Size(min = 1, max = 100)
        @Pattern(regexp = "[!-~]*")
        String channelReference,
    @Schema(example = "20000") @NotNull @Positive @Max(GiftForm.MOST) Long amountFen,
    @Schema(example = "2a9d6c1e-5a64-4a0e-8a3b-6f1f0e9d7c21") @Nullable UUID pledgeId,
    @Nullable AreaCode fundId,
    @Schema(example = "7d3f0f6e-2f0b-4e0c-9c55-1c2f5b1a9f10") @NotNull UUID donorId,
    @Nullable Instant expiresAt) {

  NewContribution announcedBy(String client) {
    return new NewContribution(
        client, channelReference, donorId, Money.fen(amountFen), pledgeId, fundId, expiresAt);
  }
}
