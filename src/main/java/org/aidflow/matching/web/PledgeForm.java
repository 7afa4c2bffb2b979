package org.aidflow.matching.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.UUID;

/** A donor's word for a part of a need. */
record PledgeForm(@NotNull UUID donorId, @NotNull @Positive @Max(GiftForm.MOST) Long amountFen) {}
