package org.aidflow.helprequest.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.helprequest.HelpRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the case: no donor was found. */
@Component
class CloseUnmetDelegate implements JavaDelegate {

  private final HelpRequests requests;

  CloseUnmetDelegate(HelpRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    requests.closeUnmet(caseNumberOf(execution));
  }
}
