package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;

/** A donor's word for a part of a need. */
record PledgeForm(
    @Schema(example = "7d3f0f6e-2f0b-4e0c-9c55-1c2f5b1a9f10") @NotNull UUID donorId,
    @Schema(example = "20000") @NotNull @Positive @Max(GiftForm.MOST) Long amountFen) {}
