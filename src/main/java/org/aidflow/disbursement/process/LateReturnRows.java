package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.DISBURSEMENT_ID;
import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;

import java.util.List;
import java.util.Map;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.TaskRows;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** The one payment that the form {@code decide-late-return} is about, and what came back of it. */
@Component
class LateReturnRows implements TaskRows {

  @Override
  public String form() {
    return "decide-late-return";
  }

  @Override
  public Map<String, Object> rows(DelegateTask task) {
    var execution = task.getExecution();
    return DISBURSEMENT_ID
        .find(execution)
        .map(payment -> row(payment, Money.fen(AMOUNT_FEN.get(execution))))
        .map(row -> Map.<String, Object>of("returned", List.of(row)))
        .orElse(Map.of());
  }

  private static Map<String, String> row(String payment, Money amount) {
    return Map.of("id", payment, "amountYuan", amount.yuan());
  }
}
