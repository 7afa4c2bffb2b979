package org.aidflow.approval;

/** What an official can say of a case that was put before them. */
public enum Verdict {
  SUPPORT,
  OPPOSE,
  APPROVE,
  APPROVE_LOWER,
  SEND_BACK,
  REFUSE,
  SIGN_REFUSAL,
  OVERRULE_REFUSAL,
  /** Nothing: the official is related to the family or has an interest in the case. */
  DECLARE_CONFLICT;

  /** A yes, in whole or in part, or the way towards one. */
  boolean isFavourable() {
    return isApproval() || this == SUPPORT || this == OVERRULE_REFUSAL;
  }

  boolean isApproval() {
    return this == APPROVE || this == APPROVE_LOWER;
  }

  /** The case is decided by this; sending it back decides nothing. */
  boolean isFinal() {
    return isApproval() || this == REFUSE || this == SIGN_REFUSAL;
  }
}
