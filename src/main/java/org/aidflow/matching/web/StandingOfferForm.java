package org.aidflow.matching.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.aidflow.casefile.Category;
import org.aidflow.donor.NewStandingOffer;
import org.aidflow.donor.OfferMode;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * An offer for needs yet to come.
 *
 * @param budgetFen all that it may ever give
 * @param capPerCaseFen the most for one case; the budget if left out
 * @param areas townships or what is around them; everywhere if left out
 * @param categories for everything if left out
 */
record StandingOfferForm(
    @Schema(example = "500000") @NotNull @Positive @Max(GiftForm.MOST) Long budgetFen,
    @Schema(example = "80000") @Nullable @Positive @Max(GiftForm.MOST) Long capPerCaseFen,
    @Nullable @Size(max = 50) List<@NotNull AreaCode> areas,
    @Nullable Set<@NotNull Category> categories,
    @Schema(example = "ASK") @NotNull OfferMode mode) {

  NewStandingOffer offer() {
    return new NewStandingOffer(
        Money.fen(budgetFen),
        Money.fen(capPerCaseFen == null ? budgetFen : capPerCaseFen),
        areas == null ? List.of() : areas,
        categories == null ? List.of() : categories.stream().map(Category::name).sorted().toList(),
        mode);
  }
}
