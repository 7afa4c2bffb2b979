package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.paymentOf;
import static org.aidflow.disbursement.process.PaymentForms.account;

import org.aidflow.disbursement.Disbursements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes over the payee for whom an official vouches. */
@Component
class RecordPreparedPaymentDelegate implements JavaDelegate {
  private final Disbursements disbursements;
  private final PaymentForms forms;

  RecordPreparedPaymentDelegate(Disbursements disbursements, PaymentForms forms) {
    this.disbursements = disbursements;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = forms.kept(execution);
    disbursements.prepare(paymentOf(execution), account(form), form.official());
  }
}
