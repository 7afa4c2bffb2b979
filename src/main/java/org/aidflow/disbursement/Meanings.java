package org.aidflow.disbursement;

import org.springframework.stereotype.Component;

/** Whom the news of a payment are for. */
@Component
class Meanings {
  private final PaidCases cases;
  private final PaidRefunds refunds;

  Meanings(PaidCases cases, PaidRefunds refunds) {
    this.cases = cases;
    this.refunds = refunds;
  }

  Meaning of(Disbursement payment) {
    return payment.purpose() == Purpose.REFUND ? refunds : cases;
  }
}
