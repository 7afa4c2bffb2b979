package org.aidflow.approval;

/** Why a case is decided as it is; the timeline has the words for the applicant. */
public enum Reason {
  NEED_CONFIRMED(true, false),
  ON_REGISTER(true, false),
  LOW_INCOME(true, false),
  SUDDEN_HARDSHIP(true, false),
  LOWER_COST_FOUND(true, false),
  PART_COVERED_ELSEWHERE(true, true),
  EVIDENCE_MISSING(false, true),
  FACTS_DIFFER(true, true),
  ABOVE_LINE(false, true),
  ABOVE_LIMIT(false, true),
  NOT_ENTITLED(false, true),
  DUPLICATE(false, true),
  ASSETS(false, true),
  OUTSIDE_PURPOSE(false, true),
  INTEREST(false, true),
  OTHER(true, true);

  private final boolean forIt;
  private final boolean againstIt;

  Reason(boolean forIt, boolean againstIt) {
    this.forIt = forIt;
    this.againstIt = againstIt;
  }

  /** Whether it can be the reason for this verdict. */
  boolean fits(Verdict verdict) {
    return verdict.isFavourable() ? forIt : againstIt;
  }
}
