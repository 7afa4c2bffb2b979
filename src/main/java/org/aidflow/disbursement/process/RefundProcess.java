package org.aidflow.disbursement.process;

import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;
import static org.aidflow.workflow.CaseVariables.AREA;

import java.util.Map;
import org.aidflow.disbursement.RefundOpened;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has money go back to whom it is owed, in the caller's transaction. */
@Component
class RefundProcess {
  private static final String KEY = "refund-gift";

  private final RuntimeService runtime;

  RefundProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(RefundOpened opened) {
    var refund = opened.refund();
    runtime.startProcessInstanceByKey(
        KEY,
        refund.number().value(),
        Map.of(
            AREA.name(), refund.area().value(),
            AMOUNT_FEN.name(), refund.amount().fen()));
  }
}
