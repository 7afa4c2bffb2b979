package org.aidflow.handover.process;

import static org.aidflow.handover.process.HandOverModel.needOf;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.handover.Shipments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sends what an official packed. */
@Component
class RecordDispatchDelegate implements JavaDelegate {
  private final Shipments shipments;
  private final HandOverForms forms;

  RecordDispatchDelegate(Shipments shipments, HandOverForms forms) {
    this.shipments = shipments;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var official = forms.kept(execution).official();
    shipments.dispatch(caseNumberOf(execution), needOf(execution), official);
  }
}
