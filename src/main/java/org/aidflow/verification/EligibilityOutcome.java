package org.aidflow.verification;

/** What the table {@code eligibility} can say of a case; a person acts upon it. */
public enum EligibilityOutcome {
  ELIGIBLE,
  PROVISIONAL,
  STRICT,
  COUNTY_REVIEW,
  SEND_BACK,
  NOT_ELIGIBLE,
  REFUSE,
  UNKNOWN
}
