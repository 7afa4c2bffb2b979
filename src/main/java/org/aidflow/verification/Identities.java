package org.aidflow.verification;

import org.aidflow.casefile.CaseFile;
import org.aidflow.household.Households;
import org.springframework.stereotype.Component;

/**
 * Whether applicants are who they say. That a resident id is well formed the filing has checked;
 * here it must belong to the name, as far as other filings know it.
 */
@Component
class Identities {

  private final Households households;
  private final CompletionBook completions;

  Identities(Households households, CompletionBook completions) {
    this.households = households;
    this.completions = completions;
  }

  /** Proof that was handed in is for the visitors to look at, not for the table. */
  boolean isValid(CaseFile file) {
    return !households.isApplicantKnownOtherwise(file.householdId())
        || completions.wasAnswered(file.caseNumber(), MissingItem.IDENTITY_PROOF);
  }
}
