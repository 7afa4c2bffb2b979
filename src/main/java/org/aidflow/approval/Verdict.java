package org.aidflow.approval;

/** What an official can say of a case that was put before them. */
public enum Verdict {
  APPROVE,
  APPROVE_LOWER,
  SEND_BACK,
  REFUSE,
  SIGN_REFUSAL,
  OVERRULE_REFUSAL;

  /** A yes, in whole or in part, or the way towards one. */
  boolean isFavourable() {
    return this == APPROVE || this == APPROVE_LOWER || this == OVERRULE_REFUSAL;
  }

  /** The case is decided by this; sending it back decides nothing. */
  boolean isFinal() {
    return this != SEND_BACK;
  }
}
