package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.paymentOf;
import static org.aidflow.disbursement.process.PaymentForms.account;

import org.aidflow.disbursement.Disbursements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps where the money of a payment that went wrong shall go instead. */
@Component
class RecordCorrectedAccountDelegate implements JavaDelegate {
  private final Disbursements disbursements;
  private final PaymentForms forms;

  RecordCorrectedAccountDelegate(Disbursements disbursements, PaymentForms forms) {
    this.disbursements = disbursements;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = forms.kept(execution);
    disbursements.correctAccount(paymentOf(execution), account(form), form.official());
  }
}
