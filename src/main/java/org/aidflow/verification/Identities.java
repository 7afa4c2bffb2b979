package org.aidflow.verification;

import java.time.Instant;
import org.aidflow.casefile.CaseFile;
import org.aidflow.household.Households;
import org.aidflow.household.RegisterAnswers;
import org.springframework.stereotype.Component;

/**
 * Whether applicants are who they say. That a resident id is well formed the filing has checked;
 * here it must belong to the name, as far as other filings know it.
 */
@Component
class Identities {

  private final Households households;
  private final RegisterAnswers register;
  private final CompletionBook completions;

  Identities(Households households, RegisterAnswers register, CompletionBook completions) {
    this.households = households;
    this.register = register;
    this.completions = completions;
  }

  /** Whether somebody else was looked up than the applicant turned out to be. */
  boolean isCorrectedSinceLookUp(CaseFile file) {
    return households
        .identityCorrectedAt(file.householdId())
        .filter(corrected -> isLookedUpBefore(file, corrected))
        .isPresent();
  }

  private boolean isLookedUpBefore(CaseFile file, Instant instant) {
    return register.lastAskedAt(file.caseNumber()).filter(instant::isAfter).isPresent();
  }

  boolean isLookedUpSince(CaseFile file, Instant instant) {
    return register.lastAskedAt(file.caseNumber()).filter(instant::isBefore).isPresent();
  }

  /** Proof that was handed in is for the visitors to look at, not for the table. */
  boolean isValid(CaseFile file) {
    return !households.isApplicantKnownOtherwise(file.householdId())
        || completions.wasAnswered(file.caseNumber(), MissingItem.IDENTITY_PROOF);
  }
}
