package org.aidflow.verification;

/** What whoever reviews a verification says. */
public enum ReviewOutcome {
  ACCEPT,
  /** Evidence is missing: the household is visited again. */
  SEND_BACK,
  RECOMMEND_REFUSAL
}
