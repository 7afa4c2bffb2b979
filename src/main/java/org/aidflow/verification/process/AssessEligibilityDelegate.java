package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.EMERGENCY_PAID;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Verifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the table {@code eligibility} about what the visit found. */
@Component
class AssessEligibilityDelegate implements JavaDelegate {

  private final Verifications verifications;

  AssessEligibilityDelegate(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    VerifyHouseholdModel.set(
        execution, verifications.assess(caseNumberOf(execution), EMERGENCY_PAID.get(execution)));
  }
}
