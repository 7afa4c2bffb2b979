package org.aidflow.handover.process;

import static org.aidflow.handover.process.HandOverModel.HANDED_OVER;
import static org.aidflow.handover.process.HandOverModel.needOf;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.handover.Arrived;
import org.aidflow.handover.Shipments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes what an official saw arrive. */
@Component
class RecordHandOverDelegate implements JavaDelegate {
  private final Shipments shipments;
  private final HandOverForms forms;

  RecordHandOverDelegate(Shipments shipments, HandOverForms forms) {
    this.shipments = shipments;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var arrived = Arrived.of(forms.kept(execution));
    if (!shipments.handOver(caseNumberOf(execution), needOf(execution), arrived)) {
      HANDED_OVER.set(execution, false);
    }
  }
}
