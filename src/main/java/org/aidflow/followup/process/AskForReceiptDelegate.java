package org.aidflow.followup.process;

import static org.aidflow.followup.process.FollowUpModel.RECEIPT_KNOWN;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.Receipts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the household whether the money arrived. */
@Component
class AskForReceiptDelegate implements JavaDelegate {
  private final Receipts receipts;

  AskForReceiptDelegate(Receipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RECEIPT_KNOWN.set(execution, !receipts.ask(caseNumberOf(execution)));
  }
}
