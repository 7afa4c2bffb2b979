package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.DISBURSEMENT_ID;
import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;
import static org.aidflow.workflow.CaseVariables.AREA;
import static org.aidflow.workflow.CaseVariables.CASE_NUMBER;
import static org.aidflow.workflow.CaseVariables.PRIORITY;

import java.util.HashMap;
import java.util.Map;
import org.aidflow.disbursement.LateReturned;
import org.aidflow.disbursement.RefundOpened;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has money go back to whom it is owed, or looked at that came back late, in the same transaction.
 */
@Component
class PaymentProcesses {
  private static final String REFUND = "refund-gift";
  private static final String LATE_RETURN = "settle-late-return";

  private final RuntimeService runtime;

  PaymentProcesses(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  void on(RefundOpened opened) {
    var refund = opened.refund();
    runtime.startProcessInstanceByKey(
        REFUND,
        refund.number().value(),
        Map.of(
            AREA.name(), refund.area().value(),
            AMOUNT_FEN.name(), refund.amount().fen()));
  }

  @EventListener
  void on(LateReturned returned) {
    var caseNumber = returned.caseNumber().value();
    var variables =
        new HashMap<String, Object>(
            Map.of(
                CASE_NUMBER.name(), caseNumber,
                AREA.name(), returned.area().value(),
                AMOUNT_FEN.name(), returned.amount().fen(),
                DISBURSEMENT_ID.name(), returned.paymentId().toString()));
    returned.priority().ifPresent(band -> variables.put(PRIORITY.name(), band.name()));
    runtime.startProcessInstanceByKey(LATE_RETURN, caseNumber, variables);
  }
}
