package org.aidflow.verification;

import org.aidflow.workflow.DecisionOutcome;

/**
 * What the table {@code eligibility} said.
 *
 * @param reason a code, {@code LISTED}
 */
public record Eligibility(EligibilityOutcome outcome, String reason) {

  static Eligibility of(DecisionOutcome answer) {
    return new Eligibility(
        EligibilityOutcome.valueOf(answer.text("outcome")), answer.text("reason"));
  }

  /** A table only recommends; a person signs. */
  public boolean isRefusalRecommended() {
    return outcome == EligibilityOutcome.NOT_ELIGIBLE || isScreenedOut();
  }

  /** So clear that nobody needs to visit the household first. */
  public boolean isScreenedOut() {
    return outcome == EligibilityOutcome.REFUSE;
  }

  /** An emergency is decided first and verified afterwards. */
  public boolean isProvisional() {
    return outcome == EligibilityOutcome.PROVISIONAL;
  }

  /** The applicant has to add something before anything else. */
  public boolean isSentBack() {
    return outcome == EligibilityOutcome.SEND_BACK;
  }

  /** Visited in full, reviewed apart from the decision, and decided one level up. */
  public boolean isStrict() {
    return outcome == EligibilityOutcome.STRICT;
  }
}
