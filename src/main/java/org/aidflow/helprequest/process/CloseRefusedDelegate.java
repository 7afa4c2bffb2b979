package org.aidflow.helprequest.process;

import static org.aidflow.helprequest.process.HelpRequestModel.SEEK_OUTCOME;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.helprequest.HelpRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the case as refused. */
@Component
class CloseRefusedDelegate implements JavaDelegate {

  private final HelpRequests requests;

  CloseRefusedDelegate(HelpRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    requests.closeRefused(caseNumberOf(execution));
    SEEK_OUTCOME.set(execution, "REFUSED");
  }
}
