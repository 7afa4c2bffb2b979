package org.aidflow.proof;

import java.util.List;
import java.util.Set;

/** What a proof wants to happen to a request, and the status in which it must then end. */
enum Plan {
  HELPED("CLOSED"),
  HELPED_WITH_LESS("CLOSED"),
  SENT_BACK_ONCE("CLOSED"),
  PAYMENT_REJECTED_ONCE("CLOSED"),
  ABOVE_THE_LINE("REFUSED"),
  REFUSED_BY_THE_DECIDER("REFUSED"),
  NO_DONOR("CLOSED_UNMET");

  /** The mix of twenty requests. */
  static final List<Plan> TWENTY =
      List.of(
          HELPED,
          HELPED,
          HELPED,
          ABOVE_THE_LINE,
          HELPED,
          HELPED_WITH_LESS,
          NO_DONOR,
          HELPED,
          PAYMENT_REJECTED_ONCE,
          HELPED,
          SENT_BACK_ONCE,
          HELPED,
          REFUSED_BY_THE_DECIDER,
          HELPED,
          ABOVE_THE_LINE,
          NO_DONOR,
          HELPED_WITH_LESS,
          PAYMENT_REJECTED_ONCE,
          HELPED,
          HELPED);

  private final String end;

  Plan(String end) {
    this.end = end;
  }

  String end() {
    return end;
  }

  boolean findsDonors() {
    return !Set.of(ABOVE_THE_LINE, REFUSED_BY_THE_DECIDER, NO_DONOR).contains(this);
  }

  long yearlyIncomeFen() {
    return this == ABOVE_THE_LINE ? 30_000_000L : 1_150_000L;
  }

  String accountEnding() {
    return this == PAYMENT_REJECTED_ONCE ? "0001" : "4321";
  }
}
