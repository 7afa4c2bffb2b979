package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.DUPLICATES_CLEAR;
import static org.aidflow.verification.process.VerifyHouseholdModel.EMERGENCY_PAID;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Duplicates;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks for earlier cases that look like this one. */
@Component
class CheckDuplicatesDelegate implements JavaDelegate {

  private final Duplicates duplicates;

  CheckDuplicatesDelegate(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    DUPLICATES_CLEAR.set(
        execution, duplicates.check(caseNumberOf(execution), EMERGENCY_PAID.get(execution)));
  }
}
