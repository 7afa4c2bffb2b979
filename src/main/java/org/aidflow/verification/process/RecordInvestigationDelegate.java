package org.aidflow.verification.process;

import static org.aidflow.verification.process.InvestigateSuspicionModel.SUSPICION_OUTCOME;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Suspicions;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what an official found about a suspicion. */
@Component
class RecordInvestigationDelegate implements JavaDelegate {

  private final Suspicions suspicions;

  RecordInvestigationDelegate(Suspicions suspicions) {
    this.suspicions = suspicions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var outcome = suspicions.record(caseNumberOf(execution), FormInput.of(execution));
    SUSPICION_OUTCOME.set(execution, outcome.name());
  }
}
