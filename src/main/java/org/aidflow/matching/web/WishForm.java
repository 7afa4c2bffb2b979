package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.matching.DonorWish;
import org.aidflow.matching.Wish;
import org.jspecify.annotations.Nullable;

/**
 * A donor's wish for what serves nothing of a gift.
 *
 * @param needId for REDIRECT: the need that shall have it
 * @param fundId for REDIRECT: or the code of the county whose public fund shall have it
 * @param nextNeed for REDIRECT: or whoever needs it most
 */
record WishForm(
    @Schema(example = "REFUND") @NotNull Wish wish,
    @Nullable UUID needId,
    @Nullable AreaCode fundId,
    @Nullable Boolean nextNeed) {

  DonorWish asWish() {
    if (needId != null && (fundId != null || wish == Wish.REFUND)) {
      throw InvalidInput.of("needId", ErrorCode.NOT_ALLOWED, "for one purpose, or none to refund");
    }
    if (fundId != null && wish == Wish.REFUND) {
      throw InvalidInput.of("fundId", ErrorCode.NOT_ALLOWED, "a refund goes to no fund");
    }
    boolean next = Boolean.TRUE.equals(nextNeed);
    if (next && (wish == Wish.REFUND || needId != null || fundId != null)) {
      throw InvalidInput.of(
          "nextNeed", ErrorCode.NOT_ALLOWED, "for one purpose, or none to refund");
    }
    if (wish == Wish.REFUND) {
      return new DonorWish.Refund();
    }
    if (needId != null) {
      return new DonorWish.ToNeed(needId);
    }
    if (fundId != null) {
      return new DonorWish.ToFund(fundId);
    }
    if (next) {
      return new DonorWish.ToNextNeed();
    }
    throw InvalidInput.of("needId", ErrorCode.REQUIRED, "a need, a fund, or the next need");
  }
}
