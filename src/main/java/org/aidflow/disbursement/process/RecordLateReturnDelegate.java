package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.PAID_AGAIN;
import static org.aidflow.disbursement.process.DisburseModel.paymentOf;
import static org.aidflow.disbursement.process.PaymentForms.account;

import org.aidflow.disbursement.LateReturns;
import org.aidflow.disbursement.LateReturns.Outcome;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has money that came back paid again, or gives it back to those who gave it. */
@Component
class RecordLateReturnDelegate implements JavaDelegate {
  private final LateReturns returns;
  private final PaymentForms forms;

  RecordLateReturnDelegate(LateReturns returns, PaymentForms forms) {
    this.returns = returns;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = forms.kept(execution);
    boolean again = Outcome.valueOf(form.text("outcome")) == Outcome.PAY_AGAIN;
    if (again) returns.payAgain(paymentOf(execution), account(form), form.official());
    else returns.giveBack(paymentOf(execution), form.official());
    PAID_AGAIN.set(execution, again);
  }
}
