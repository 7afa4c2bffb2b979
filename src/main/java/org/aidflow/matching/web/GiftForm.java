package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.matching.MoneyIn;
import org.aidflow.matching.NewGift;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, as a payment channel reports it.
 *
 * @param channelReference the channel's own reference, once for ever
 * @param pledgeId the pledge that it honours, if any
 * @param fundId the code of the county whose public fund it is for, if any
 * @param donorUnknown the channel does not know whom it is from: it stands in suspense until
 *     somebody does
 */
record GiftForm(
    @Schema(example = "channel-2026-000123")
        @NotNull
        @Size(min = 1, max = 100)
        @Pattern(regexp = "[!-~]*")
        String channelReference,
    @Schema(example = "20000") @NotNull @Positive @Max(GiftForm.MOST) Long amountFen,
    @Schema(example = "2026-01-20T02:15:00Z") @NotNull Instant paidAt,
    @Schema(example = "2a9d6c1e-5a64-4a0e-8a3b-6f1f0e9d7c21") @Nullable UUID pledgeId,
    @Nullable AreaCode fundId,
    @Schema(example = "7d3f0f6e-2f0b-4e0c-9c55-1c2f5b1a9f10") @Nullable UUID donorId,
    @Schema(example = "false") @Nullable Boolean donorUnknown) {

  /** Ten billion yuan: more than any payment, less than any overflow. */
  static final long MOST = 1_000_000_000_000L;

  NewGift reportedBy(String client) {
    if (donorId == null) {
      throw InvalidInput.of("donorId", ErrorCode.REQUIRED, "is required, unless donorUnknown");
    }
    return new NewGift(
        client, channelReference, donorId, Money.fen(amountFen), paidAt, pledgeId, fundId);
  }

  /** The channel does not know whom it is from. */
  boolean isFromNobody() {
    return Boolean.TRUE.equals(donorUnknown);
  }

  MoneyIn fromNobody(String client) {
    var named =
        donorId != null
            ? "donorId"
            : pledgeId != null ? "pledgeId" : fundId != null ? "fundId" : null;
    if (named != null) {
      throw InvalidInput.of(named, ErrorCode.NOT_ALLOWED, "not of money from nobody known");
    }
    return new MoneyIn(
        client, channelReference, Money.fen(amountFen), paidAt, null, List.of(), null);
  }
}
