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
import org.aidflow.matching.NewGift;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, as a payment channel reports it.
 *
 * @param channelReference the channel's own reference, once for ever
 * @param pledgeId the pledge that it honours, if any
 * @param fundId the code of the county whose public fund it is for, if any
 */
record GiftForm(
    @NotNull @Size(min = 1, max = 100) @Pattern(regexp = "[!-~]*") String channelReference,
    @NotNull @Positive @Max(GiftForm.MOST) Long amountFen,
    @NotNull Instant paidAt,
    @Nullable UUID pledgeId,
    @Nullable AreaCode fundId,
    @NotNull UUID donorId) {

  /** Ten billion yuan: more than any payment, less than any overflow. */
  static final long MOST = 1_000_000_000_000L;

  NewGift reportedBy(String client) {
    return new NewGift(
        client, channelReference, donorId, Money.fen(amountFen), paidAt, pledgeId, fundId);
  }
}
