package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.SCREENED_OUT;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Eligibility;
import org.aidflow.verification.Verifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the table {@code eligibility} before the visit; only a clear refusal acts. */
@Component
class ScreenEligibilityDelegate implements JavaDelegate {

  private final Verifications verifications;

  ScreenEligibilityDelegate(Verifications verifications) {
    this.verifications = verifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Eligibility eligibility = verifications.screen(caseNumberOf(execution));
    VerifyHouseholdModel.set(execution, eligibility);
    SCREENED_OUT.set(execution, eligibility.isScreenedOut());
  }
}
