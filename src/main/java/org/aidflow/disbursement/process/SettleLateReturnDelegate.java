package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.paymentOf;

import org.aidflow.disbursement.LateReturns;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Notes that what came back is paid. */
@Component
class SettleLateReturnDelegate implements JavaDelegate {
  private final LateReturns returns;

  SettleLateReturnDelegate(LateReturns returns) {
    this.returns = returns;
  }

  @Override
  public void execute(DelegateExecution execution) {
    returns.settle(paymentOf(execution));
  }
}
