package org.aidflow.verification;

import java.time.LocalDate;
import java.util.Set;
import org.aidflow.household.Circumstances;
import org.aidflow.household.HousingGrade;
import org.aidflow.household.NewHousehold;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the applicant's side adds to a request.
 *
 * @param items which of what was asked for comes with it
 * @param words in the applicant's own words
 * @param facts how the household lives, as far as it is said anew
 * @param payee where the money shall go instead
 */
public record Completion(
    Set<MissingItem> items,
    @Nullable String words,
    Facts facts,
    NewHousehold.@Nullable Payee payee) {

  /** What is said anew; null is what stays as it was. */
  public record Facts(
      @Nullable Integer size,
      @Nullable Integer dependants,
      @Nullable Money yearlyIncome,
      @Nullable HousingGrade housingGrade,
      @Nullable LocalDate suddenEventOn,
      @Nullable Boolean catastrophicIllness,
      @Nullable Money medicalCost12Months) {

    public static final Facts NONE = new Facts(null, null, null, null, null, null, null);

    Circumstances over(Circumstances before) {
      return new Circumstances(
          size == null ? before.size() : size,
          dependants == null ? before.dependants() : dependants,
          yearlyIncome == null ? before.yearlyIncome() : yearlyIncome,
          housingGrade == null ? before.housingGrade() : housingGrade,
          suddenEventOn == null ? before.suddenEventOn() : suddenEventOn,
          catastrophicIllness == null ? before.catastrophicIllness() : catastrophicIllness,
          medicalCost12Months == null ? before.medicalCost12Months() : medicalCost12Months);
    }
  }
}
