package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.paymentOf;

import org.aidflow.disbursement.Disbursements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has a silent bank asked. */
@Component
class AskBankDelegate implements JavaDelegate {
  private final Disbursements disbursements;

  AskBankDelegate(Disbursements disbursements) {
    this.disbursements = disbursements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    disbursements.askBank(paymentOf(execution));
  }
}
