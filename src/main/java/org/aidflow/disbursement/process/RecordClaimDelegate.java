package org.aidflow.disbursement.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.disbursement.Recoveries;
import org.aidflow.disbursement.RecoveryReason;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Claims back what was paid in an emergency that was not ratified. */
@Component
class RecordClaimDelegate implements JavaDelegate {
  private final Recoveries recoveries;
  private final PaymentForms forms;

  RecordClaimDelegate(Recoveries recoveries, PaymentForms forms) {
    this.recoveries = recoveries;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FormInput input = forms.kept(execution);
    recoveries.claimOf(
        caseNumberOf(execution),
        input.money("claimedYuan"),
        RecoveryReason.RATIFICATION_REFUSED,
        input.official());
  }
}
