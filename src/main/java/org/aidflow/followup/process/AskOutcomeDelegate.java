package org.aidflow.followup.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.Outcomes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks the household by message how it fares. */
@Component
class AskOutcomeDelegate implements JavaDelegate {
  private final Outcomes outcomes;

  AskOutcomeDelegate(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    outcomes.ask(caseNumberOf(execution));
  }
}
