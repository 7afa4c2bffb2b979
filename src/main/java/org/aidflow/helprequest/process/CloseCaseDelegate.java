package org.aidflow.helprequest.process;

import static org.aidflow.helprequest.process.HelpRequestModel.SEEK_OUTCOME;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.helprequest.HelpRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes the case: the household was helped. */
@Component
class CloseCaseDelegate implements JavaDelegate {

  private final HelpRequests requests;

  CloseCaseDelegate(HelpRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    SEEK_OUTCOME.set(
        execution, HelpRequestModel.outcomeOf(requests.close(caseNumberOf(execution))));
  }
}
