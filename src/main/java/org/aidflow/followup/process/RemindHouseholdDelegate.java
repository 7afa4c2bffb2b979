package org.aidflow.followup.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.Receipts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the household once more whether the money arrived. */
@Component
class RemindHouseholdDelegate implements JavaDelegate {
  private final Receipts receipts;

  RemindHouseholdDelegate(Receipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    receipts.remind(caseNumberOf(execution));
  }
}
