package org.aidflow.helprequest.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.helprequest.Stops;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Stops what of the help can be stopped. */
@Component
class StopHelpingDelegate implements JavaDelegate {

  private final Stops stops;

  StopHelpingDelegate(Stops stops) {
    this.stops = stops;
  }

  @Override
  public void execute(DelegateExecution execution) {
    stops.stopHelping(caseNumberOf(execution));
  }
}
