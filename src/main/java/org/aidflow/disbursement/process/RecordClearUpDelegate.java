package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.paymentOf;

import org.aidflow.disbursement.ClearedUp;
import org.aidflow.disbursement.Disbursements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes what the bank told a person about an unclear payment. */
@Component
class RecordClearUpDelegate implements JavaDelegate {
  private final Disbursements disbursements;
  private final PaymentForms forms;

  RecordClearUpDelegate(Disbursements disbursements, PaymentForms forms) {
    this.disbursements = disbursements;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = forms.kept(execution);
    var said = ClearedUp.valueOf(form.text("bankAnswer"));
    disbursements.clearUp(paymentOf(execution), said, form.textOrNull("bankReference"));
  }
}
