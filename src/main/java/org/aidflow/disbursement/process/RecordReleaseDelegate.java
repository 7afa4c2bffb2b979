package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.RELEASED;
import static org.aidflow.disbursement.process.DisburseModel.paymentOf;

import org.aidflow.disbursement.Disbursements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Orders the payment, or has it prepared again. */
@Component
class RecordReleaseDelegate implements JavaDelegate {
  private final Disbursements disbursements;
  private final PaymentForms forms;

  RecordReleaseDelegate(Disbursements disbursements, PaymentForms forms) {
    this.disbursements = disbursements;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = forms.kept(execution);
    boolean released = form.text("decision").equals("RELEASE");
    if (released) disbursements.release(paymentOf(execution), form.official());
    else disbursements.sendBack(paymentOf(execution));
    RELEASED.set(execution, released);
  }
}
