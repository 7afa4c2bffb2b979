package org.aidflow.helprequest.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.Set;
import org.aidflow.helprequest.HelpRequests;
import org.aidflow.workflow.tasks.OfferAgain;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The case goes on where the household lives now; a payment under way stays where it is paid. */
@Component
class MoveCaseDelegate implements JavaDelegate {
  private static final Set<String> STAYING = Set.of("disburse");

  private final HelpRequests requests;
  private final OfferAgain offers;

  MoveCaseDelegate(HelpRequests requests, OfferAgain offers) {
    this.requests = requests;
    this.offers = offers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var village = requests.handOver(caseNumberOf(execution));
    offers.inArea(caseNumberOf(execution), village, STAYING);
  }
}
