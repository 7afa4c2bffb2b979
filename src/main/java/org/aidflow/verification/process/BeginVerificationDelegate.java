package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.EMERGENCY_PAID;
import static org.aidflow.verification.process.VerifyHouseholdModel.SOMETHING_MISSING;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Verifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The verification begins, or begins again; what the lifecycle does not say is not so. */
@Component
class BeginVerificationDelegate implements JavaDelegate {

  private final Verifications verifications;

  BeginVerificationDelegate(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    verifications.begin(caseNumberOf(execution));
    SOMETHING_MISSING.set(execution, SOMETHING_MISSING.find(execution).orElse(false));
    EMERGENCY_PAID.set(execution, EMERGENCY_PAID.find(execution).orElse(false));
  }
}
