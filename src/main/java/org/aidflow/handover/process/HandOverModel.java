package org.aidflow.handover.process;

import java.util.UUID;
import org.aidflow.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The names that processes/hand-over-goods.bpmn and this package share. */
final class HandOverModel {
  /** The need line whose goods are under way. */
  static final ProcessVariable<String> NEED_ID = new ProcessVariable<>("needId", String.class);

  static final ProcessVariable<Boolean> GOODS_WAITING =
      new ProcessVariable<>("goodsWaiting", Boolean.class);

  /** Nothing was lost so far. */
  static final ProcessVariable<Boolean> HANDED_OVER =
      new ProcessVariable<>("handedOver", Boolean.class);

  private HandOverModel() {}

  /** The need line that this execution is about. */
  static UUID needOf(DelegateExecution execution) {
    return UUID.fromString(NEED_ID.get(execution));
  }
}
