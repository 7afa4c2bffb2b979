package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.LAPSED;
import static org.aidflow.verification.process.VerifyHouseholdModel.VERIFICATION;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Completions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nothing came in time: the case lapses, unless it came just now. */
@Component
class LapseCaseDelegate implements JavaDelegate {

  private final Completions completions;

  LapseCaseDelegate(Completions completions) {
    this.completions = completions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    LAPSED.set(execution, completions.lapse(caseNumberOf(execution)));
    VERIFICATION.set(execution, "LAPSED");
  }
}
