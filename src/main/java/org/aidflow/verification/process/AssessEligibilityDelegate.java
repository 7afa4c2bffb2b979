package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.EMERGENCY_PAID;
import static org.aidflow.verification.process.VerifyHouseholdModel.READY_TO_DECIDE;
import static org.aidflow.verification.process.VerifyHouseholdModel.REVIEWER;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Reviews;
import org.aidflow.verification.Verifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the table {@code eligibility} about what is known now, and who has to review it. */
@Component
class AssessEligibilityDelegate implements JavaDelegate {

  private final Verifications verifications;
  private final Reviews reviews;

  AssessEligibilityDelegate(Verifications verifications, Reviews reviews) {
    this.verifications = verifications;
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var caseNumber = caseNumberOf(execution);
    var eligibility = verifications.assess(caseNumber, EMERGENCY_PAID.get(execution));
    VerifyHouseholdModel.set(execution, eligibility);
    var reviewer = reviews.reviewer(caseNumber, eligibility);
    READY_TO_DECIDE.set(execution, reviewer.isEmpty());
    reviewer.ifPresent(role -> REVIEWER.set(execution, role.id()));
  }
}
