package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.paymentOf;

import org.aidflow.disbursement.Disbursements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Freezes payee and amount for approval. */
@Component
class FreezePaymentDelegate implements JavaDelegate {
  private final Disbursements disbursements;

  FreezePaymentDelegate(Disbursements disbursements) {
    this.disbursements = disbursements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    disbursements.freeze(paymentOf(execution));
  }
}
