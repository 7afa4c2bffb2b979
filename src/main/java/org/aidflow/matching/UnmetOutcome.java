package org.aidflow.matching;

/** What an official decides about a need that no donor met in time. */
public enum UnmetOutcome {
  /** Look for donors longer. */
  EXTEND,
  /** Pay what is met and close the rest. */
  ACCEPT_PART,
  /** Close it; what was given goes back to the donors' choice. */
  CLOSE
}
