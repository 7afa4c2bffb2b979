package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;

/** A donor's word for a part of a need: an amount of money, or pieces of goods. */
@Schema(example = "{\"donorId\": \"7d3f0f6e-2f0b-4e0c-9c55-1c2f5b1a9f10\", \"amountFen\": 20000}")
record PledgeForm(
    @NotNull UUID donorId,
    @Schema(description = "For a need of money") @Nullable @Positive @Max(GiftForm.MOST)
        Long amountFen,
    @Schema(description = "For a need of goods") @Nullable @Positive @Max(MOST_PIECES)
        Integer quantity) {
  static final int MOST_PIECES = 10_000;

  /** The one of both that came. */
  boolean isOfGoods() {
    if (amountFen == null && quantity == null) {
      throw InvalidInput.of(
          "amountFen", ErrorCode.REQUIRED, "is required, or quantity where goods are needed");
    }
    if (amountFen != null && quantity != null) {
      throw InvalidInput.of("quantity", ErrorCode.OUT_OF_RANGE, "stands beside amountFen");
    }
    return quantity != null;
  }
}
