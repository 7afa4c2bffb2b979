package org.aidflow.handover.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.handover.Shipments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says that donors are looked for again. */
@Component
class LookForGoodsAgainDelegate implements JavaDelegate {
  private final Shipments shipments;

  LookForGoodsAgainDelegate(Shipments shipments) {
    this.shipments = shipments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    shipments.lookForDonorsAgain(caseNumberOf(execution));
  }
}
