package org.aidflow.casefile;

/**
 * What can happen to a case. Each has a sentence in Chinese and in English, in {@code
 * sentences_*.properties}; facts fill its gaps and are never personal.
 */
public enum TimelineCode {
  FILED,
  FILED_BY_OFFICIAL,
  VERIFICATION_STARTED,
  REGISTER_ANSWERED,
  REGISTER_ASKED,
  DUPLICATE_FOUND(Audience.OFFICIALS),
  NO_DUPLICATE(Audience.OFFICIALS),
  SCREENED_OUT,
  VISITED,
  SCORED,
  ASSESSED,
  DECISION_ASKED,
  REFUSAL_SIGNED,
  REFUSAL_OVERRULED,
  APPROVED,
  APPROVED_LOWER,
  SENT_BACK,
  REFUSED,
  CLOSED_REFUSED,
  OPENED_FOR_DONORS,
  NOTICE_PUBLISHED,
  NOTICE_ENDED,
  PLEDGED,
  PLEDGE_LAPSED,
  PLEDGE_WITHDRAWN,
  GIFT_ALLOCATED,
  NEED_PARTLY_MET,
  NEED_MET,
  DECIDE_UNMET_ASKED,
  SEARCH_EXTENDED,
  PART_ACCEPTED,
  CLOSED_UNMET,
  MONEY_RESERVED,
  PAYEE_DOUBTED,
  PAYMENT_PREPARED,
  PAYMENT_RELEASED,
  PAYMENT_NOT_RELEASED,
  PAYMENT_SETTLED,
  PAYMENT_REJECTED,
  PAYMENT_RETURNED,
  PAYMENT_UNKNOWN,
  MONEY_CLAIMED_BACK,
  MONEY_RECOVERED,
  CLAIM_WRITTEN_OFF,
  ACCOUNT_CORRECTED,
  RECEIPT_ASKED,
  RECEIPT_REMINDED,
  RECEIPT_CONFIRMED,
  RECEIPT_DENIED,
  RECEIPT_ASSUMED,
  RECEIPT_CONFIRMED_IN_PERSON,
  DONORS_THANKED,
  FOLLOW_UP_PLANNED,
  FOLLOW_UP_VISITED,
  OUTCOME_ASKED,
  OUTCOME_TOLD,
  EVALUATION_INVITED,
  CLOSED,
  EVIDENCE_ADDED,
  FINDINGS_RECORDED(Audience.OFFICIALS),
  HELD,
  HOLD_LIFTED,
  TASK_CLIMBED(Audience.OFFICIALS),
  TASK_OVERDUE(Audience.OFFICIALS),
  PERSONAL_DATA_SHOWN(Audience.OFFICIALS);

  private final Audience audience;

  TimelineCode() {
    this(Audience.EVERYBODY);
  }

  TimelineCode(Audience audience) {
    this.audience = audience;
  }

  /** Whether the applicant's side may read it; what is not is for officials only. */
  public boolean isForApplicant() {
    return audience == Audience.EVERYBODY;
  }

  private enum Audience {
    EVERYBODY,
    OFFICIALS
  }
}
