package org.aidflow.verification;

/** What a person found a case to be that looks like an earlier one. */
public enum DuplicateOutcome {
  /** Another need, or other people. */
  DIFFERENT,
  /** The same request filed twice: the earlier one goes on. */
  MERGE,
  /** The same asked for again. */
  DUPLICATE
}
