package org.aidflow.followup.process;

import static org.aidflow.followup.process.FollowUpModel.MONEY_MISSING;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.Receipts;
import org.aidflow.followup.Received;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes what an official heard about the arrival. */
@Component
class RecordReceiptInPersonDelegate implements JavaDelegate {
  private final Receipts receipts;
  private final FollowUpForms forms;

  RecordReceiptInPersonDelegate(Receipts receipts, FollowUpForms forms) {
    this.receipts = receipts;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = forms.kept(execution);
    boolean all =
        receipts.recordInPerson(
            caseNumberOf(execution),
            Received.valueOf(form.text("received")),
            form.moneyOrNull("receivedYuan"),
            form.dateOrNull("receivedOn"),
            form.official());
    MONEY_MISSING.set(execution, !all);
  }
}
