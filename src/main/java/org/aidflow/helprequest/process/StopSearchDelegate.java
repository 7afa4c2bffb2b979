package org.aidflow.helprequest.process;

import static org.aidflow.helprequest.process.HelpRequestModel.SEEK_OUTCOME;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.helprequest.Stops;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Ends the case before money is under way. */
@Component
class StopSearchDelegate implements JavaDelegate {

  private final Stops stops;

  StopSearchDelegate(Stops stops) {
    this.stops = stops;
  }

  @Override
  public void execute(DelegateExecution execution) {
    SEEK_OUTCOME.set(
        execution, HelpRequestModel.outcomeOf(stops.stopSearch(caseNumberOf(execution))));
  }
}
