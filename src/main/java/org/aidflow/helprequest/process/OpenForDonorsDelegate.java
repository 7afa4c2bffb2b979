package org.aidflow.helprequest.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.helprequest.HelpRequests;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The approved case looks for donors. */
@Component
class OpenForDonorsDelegate implements JavaDelegate {

  private final HelpRequests requests;

  OpenForDonorsDelegate(HelpRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    requests.openForDonors(caseNumberOf(execution));
  }
}
