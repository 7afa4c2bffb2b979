package org.aidflow.matching;

/** What an official decides about a need that no donor met in time. */
public enum UnmetOutcome {
  /** Look for donors longer. */
  EXTEND,
  /** Pay what is met and close the rest. */
  ACCEPT_PART,
  /** The public fund of the county gives; what it leaves open is closed. */
  PUBLIC_FUND,
  /** The public fund of the paired county gives; what it leaves open is closed. */
  PAIRED_REGION,
  /** Wait, ranked by urgency, until money comes. */
  WAITING_LIST,
  /** Close it; what was given goes back to the donors' choice. */
  CLOSE
}
