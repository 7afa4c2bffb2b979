package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.household.RegisterStatus;
import org.aidflow.verification.Verifications;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what a person found out about the household in the register. */
@Component
class RecordRegisterCheckDelegate implements JavaDelegate {

  private final Verifications verifications;

  RecordRegisterCheckDelegate(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = FormInput.of(execution);
    verifications.checkedByHand(
        caseNumberOf(execution),
        RegisterStatus.valueOf(form.text("registerStatus")),
        form.dateOrNull("validUntil"),
        form);
  }
}
