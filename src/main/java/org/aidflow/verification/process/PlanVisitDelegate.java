package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.ELIGIBILITY;
import static org.aidflow.verification.process.VerifyHouseholdModel.VISIT_WAIVED;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.EligibilityOutcome;
import org.aidflow.verification.Visits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out whether the household has to be visited. */
@Component
class PlanVisitDelegate implements JavaDelegate {

  private final Visits visits;

  PlanVisitDelegate(Visits visits) {
    this.visits = visits;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var eligibility = EligibilityOutcome.valueOf(ELIGIBILITY.get(execution));
    VISIT_WAIVED.set(execution, visits.waive(caseNumberOf(execution), eligibility));
  }
}
