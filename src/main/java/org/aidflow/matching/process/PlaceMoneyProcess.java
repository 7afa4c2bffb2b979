package org.aidflow.matching.process;

import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;
import static org.aidflow.workflow.CaseVariables.AREA;

import java.util.Map;
import org.aidflow.bank.CustodySettings;
import org.aidflow.matching.MoneyUnplaced;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has a person place what nobody knows the owner of, in the caller's transaction. */
@Component
class PlaceMoneyProcess {
  private static final String KEY = "place-money";

  private final RuntimeService runtime;
  private final CustodySettings custody;

  PlaceMoneyProcess(RuntimeService runtime, CustodySettings custody) {
    this.runtime = runtime;
    this.custody = custody;
  }

  @EventListener
  void on(MoneyUnplaced unplaced) {
    var money = unplaced.money();
    runtime.startProcessInstanceByKey(
        KEY,
        money.number().value(),
        Map.of(AREA.name(), custody.area().value(), AMOUNT_FEN.name(), money.amount().fen()));
  }
}
