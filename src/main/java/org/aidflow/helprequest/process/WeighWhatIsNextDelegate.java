package org.aidflow.helprequest.process;

import static org.aidflow.helprequest.process.HelpRequestModel.WHAT_IS_NEXT;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.helprequest.Stops;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says what follows a payment. */
@Component
class WeighWhatIsNextDelegate implements JavaDelegate {

  private final Stops stops;

  WeighWhatIsNextDelegate(Stops stops) {
    this.stops = stops;
  }

  @Override
  public void execute(DelegateExecution execution) {
    WHAT_IS_NEXT.set(execution, stops.weigh(caseNumberOf(execution)).name());
  }
}
