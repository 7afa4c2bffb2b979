package org.aidflow.verification.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Set;
import org.aidflow.household.HousingGrade;
import org.aidflow.household.NewHousehold;
import org.aidflow.household.PayeeRelation;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.PersonNames;
import org.aidflow.verification.Completion;
import org.aidflow.verification.MissingItem;
import org.jspecify.annotations.Nullable;

/** What the applicant's side adds, as it comes in; documents come in before it. */
record CompletionForm(
    @Schema(example = "[\"HOUSEHOLD_FACTS\"]") @NotEmpty Set<@NotNull MissingItem> items,
    @Schema(description = "In the household's own words") @Nullable @Size(max = 2000) String words,
    @Nullable @Valid Facts household,
    @Nullable @Valid Account payee) {

  private static final long LARGEST = 1_000_000_000_000L;

  @Schema(name = "CompletedFacts", description = "Only what is said anew")
  record Facts(
      @Schema(example = "5") @Nullable @Min(1) @Max(30) Integer size,
      @Nullable @Min(0) @Max(30) Integer dependants,
      @Nullable @PositiveOrZero @Max(LARGEST) Long yearlyIncomeFen,
      @Nullable HousingGrade housingGrade,
      @Nullable LocalDate suddenEventOn,
      @Nullable Boolean catastrophicIllness,
      @Nullable @PositiveOrZero @Max(LARGEST) Long medicalCost12MonthsFen) {}

  @Schema(name = "CompletedPayee")
  record Account(
      @NotNull PayeeRelation relation,
      @NotBlank @Size(max = 50) @Pattern(regexp = PersonNames.PATTERN) String holder,
      @NotBlank @Pattern(regexp = "[0-9]{12,19}") String accountNumber,
      @NotBlank @Pattern(regexp = "[A-Za-z0-9]{3,20}") String bankCode,
      @Schema(description = "Why to a village collective") @Nullable @Size(max = 200)
          String reason) {
    /** Says nothing, so that no log does. */
    @Override
    public String toString() {
      return "Account";
    }
  }

  Completion completion() {
    return new Completion(items, words, facts(), account());
  }

  private Completion.Facts facts() {
    return household == null
        ? Completion.Facts.NONE
        : new Completion.Facts(
            household.size,
            household.dependants,
            fen(household.yearlyIncomeFen),
            household.housingGrade,
            household.suddenEventOn,
            household.catastrophicIllness,
            fen(household.medicalCost12MonthsFen));
  }

  private NewHousehold.@Nullable Payee account() {
    return payee == null
        ? null
        : new NewHousehold.Payee(
            payee.relation, payee.holder, payee.accountNumber, payee.bankCode, payee.reason);
  }

  private static @Nullable Money fen(@Nullable Long fen) {
    return fen == null ? null : Money.fen(fen);
  }
}
