package org.aidflow.followup.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.Receipts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts a payment as received that nobody spoke on. */
@Component
class CountAsReceivedDelegate implements JavaDelegate {
  private final Receipts receipts;

  CountAsReceivedDelegate(Receipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    receipts.countAsReceived(caseNumberOf(execution));
  }
}
