package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.EMERGENCY_PAID;
import static org.aidflow.verification.process.VerifyHouseholdModel.REGISTER_ANSWERED;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Verifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks the household up in the poverty register, which may answer later. */
@Component
class AskRegisterDelegate implements JavaDelegate {

  private final Verifications verifications;

  AskRegisterDelegate(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    REGISTER_ANSWERED.set(
        execution,
        verifications.askRegister(caseNumberOf(execution), EMERGENCY_PAID.get(execution)));
  }
}
