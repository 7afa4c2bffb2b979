package org.aidflow.reconciliation.process;

import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;
import static org.aidflow.workflow.CaseVariables.AREA;

import java.util.Map;
import org.aidflow.reconciliation.BreakOpened;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process of a break that was found, in the same transaction. */
@Component
class ClearBreakProcess {
  private final RuntimeService runtime;

  ClearBreakProcess(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(BreakOpened opened) {
    var found = opened.found();
    runtime.startProcessInstanceByKey(
        ClearBreakModel.KEY,
        found.number().value(),
        Map.of(
            AREA.name(), found.area().value(),
            AMOUNT_FEN.name(), found.amount().fen()));
  }
}
