package org.aidflow.handover.process;

import static org.aidflow.handover.process.HandOverModel.GOODS_WAITING;
import static org.aidflow.handover.process.HandOverModel.HANDED_OVER;
import static org.aidflow.handover.process.HandOverModel.NEED_ID;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.handover.Shipments;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Chooses the next goods that wait for the household. */
@Component
class ChooseGoodsDelegate implements JavaDelegate {
  private final Shipments shipments;

  ChooseGoodsDelegate(Shipments shipments) {
    this.shipments = shipments;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var next = shipments.next(caseNumberOf(execution));
    next.ifPresent(need -> NEED_ID.set(execution, need.toString()));
    GOODS_WAITING.set(execution, next.isPresent());
    HANDED_OVER.set(execution, HANDED_OVER.find(execution).orElse(true));
  }
}
