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
  RATIFY,
  DENY_RATIFICATION,
  /** Nothing: the official is related to the family or has an interest in the case. */
  DECLARE_CONFLICT;

  /** A yes, in whole or in part, or the way towards one. */
  boolean isFavourable() {
    return isApproval() || this == SUPPORT || this == OVERRULE_REFUSAL || this == RATIFY;
  }

  boolean isApproval() {
    return this == APPROVE || this == APPROVE_LOWER;
  }

  /** It says all, where it comes without words. */
  boolean speaksForItself() {
    return this == APPROVE || this == RATIFY;
  }

  /** The case is decided by this; sending it back decides nothing. */
  boolean isFinal() {
    return isApproval() || this == REFUSE || this == SIGN_REFUSAL;
  }
}
