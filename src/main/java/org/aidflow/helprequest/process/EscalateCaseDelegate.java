package org.aidflow.helprequest.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.helprequest.HelpRequests;
import org.aidflow.workflow.tasks.OfferAgain;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The decision takes too long: what is open is offered one level up as well. */
@Component
class EscalateCaseDelegate implements JavaDelegate {

  private final HelpRequests requests;
  private final OfferAgain offers;

  EscalateCaseDelegate(HelpRequests requests, OfferAgain offers) {
    this.requests = requests;
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    if (requests.isDecisionLate(caseNumberOf(execution))) {
      offers.oneLevelUp(caseNumberOf(execution));
    }
  }
}
