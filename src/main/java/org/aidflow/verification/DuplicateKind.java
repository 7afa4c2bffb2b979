package org.aidflow.verification;

/** Why an earlier case looks like this one. */
public enum DuplicateKind {
  /** The same people asked for the same need in the same calendar year. */
  SAME_NEED,
  /** A person of this household is named in a household of another applicant. */
  SAME_PERSON,
  /** The money of another applicant went, or would go, to the same account. */
  SAME_ACCOUNT
}
