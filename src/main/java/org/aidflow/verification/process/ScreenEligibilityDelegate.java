package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.EMERGENCY_PAID;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Verifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the table {@code eligibility} before the visit. */
@Component
class ScreenEligibilityDelegate implements JavaDelegate {

  private final Verifications verifications;

  ScreenEligibilityDelegate(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    VerifyHouseholdModel.set(
        execution, verifications.screen(caseNumberOf(execution), EMERGENCY_PAID.get(execution)));
  }
}
