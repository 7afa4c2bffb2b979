package org.aidflow.followup.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.ClearedReceipt;
import org.aidflow.followup.Receipts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes what the county found about money that did not arrive. */
@Component
class RecordClearedReceiptDelegate implements JavaDelegate {
  private final Receipts receipts;
  private final FollowUpForms forms;

  RecordClearedReceiptDelegate(Receipts receipts, FollowUpForms forms) {
    this.receipts = receipts;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = forms.kept(execution);
    var found = ClearedReceipt.valueOf(form.text("outcome"));
    receipts.clearUp(caseNumberOf(execution), found, form.official());
  }
}
