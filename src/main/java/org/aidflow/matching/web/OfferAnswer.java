package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Offers.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What a donor says to an offer.
 *
 * @param amountFen when accepting less than was offered
 */
record OfferAnswer(
    @Schema(example = "ACCEPT") @NotNull Answer answer,
    @Nullable @Positive @Max(GiftForm.MOST) Long amountFen) {

  @Nullable Money amount() {
    return amountFen == null ? null : Money.fen(amountFen);
  }
}
