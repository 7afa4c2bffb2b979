package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/** Pieces that a donor brought to the aid station. */
record BroughtGoods(
    @Schema(example = "2") @NotNull @Positive @Max(PledgeForm.MOST_PIECES) Integer quantity) {}
