package org.aidflow.verification;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import org.aidflow.casefile.CaseFile;
import org.aidflow.household.Circumstances;
import org.aidflow.household.Standards;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A household's yearly income per head over the poverty line in force where it lives: r. */
@Component
class IncomeRatio {

  private final Standards standards;
  private final Clock clock;

  IncomeRatio(Standards standards, Clock clock) {
    this.standards = standards;
    this.clock = clock;
  }

  @Nullable BigDecimal of(CaseFile file, Circumstances known) {
    Money income = known.yearlyIncome();
    return income == null
        ? null
        : divide(income.fen(), known.size() * povertyLine(file.area()).fen());
  }

  /** The poverty line of a year, per head. */
  Money povertyLine(AreaCode area) {
    return standards.povertyLine(area, LocalDate.now(clock.withZone(WorkingDays.ZONE)));
  }

  /** To four decimals, rounded down, so that nobody slips over a line by rounding. */
  static BigDecimal divide(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 4, RoundingMode.DOWN);
  }
}
