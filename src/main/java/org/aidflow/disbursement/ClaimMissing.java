package org.aidflow.disbursement;

import org.aidflow.casefile.MoneyMissing;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Claims back from the payee what did not reach the household. */
@Component
class ClaimMissing {
  private final Recoveries recoveries;

  ClaimMissing(Recoveries recoveries) {
    this.recoveries = recoveries;
  }

  @EventListener
  void on(MoneyMissing missing) {
    recoveries.claim(
        missing.paymentId(), missing.amount(), RecoveryReason.NOT_RECEIVED, missing.official());
  }
}
