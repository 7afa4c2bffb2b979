package org.aidflow.household;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * How a household lives. What nobody has said yet is null, and never guessed.
 *
 * @param size how many live in it, the applicant included
 * @param dependants how many of them live on what the others earn
 * @param suddenEventOn the day of the last sudden event, null when there was none
 */
@Embeddable
public record Circumstances(
    int size,
    @Nullable Integer dependants,
    @Column(name = "yearly_income_fen") @Nullable Money yearlyIncome,
    @Enumerated(EnumType.STRING) @Nullable HousingGrade housingGrade,
    @Nullable LocalDate suddenEventOn,
    @Nullable Boolean catastrophicIllness,
    @Column(name = "medical_cost_fen") @Nullable Money medicalCost12Months) {}
