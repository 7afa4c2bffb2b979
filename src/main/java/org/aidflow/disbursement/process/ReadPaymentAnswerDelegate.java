package org.aidflow.disbursement.process;

import static org.aidflow.access.Role.COUNTY_APPROVER;
import static org.aidflow.access.Role.FINANCE_PREPARER;
import static org.aidflow.disbursement.process.DisburseModel.CORRECTOR_ROLE;
import static org.aidflow.disbursement.process.DisburseModel.PAYMENT_OUTCOME;
import static org.aidflow.disbursement.process.DisburseModel.paymentOf;

import org.aidflow.disbursement.Disbursements;
import org.aidflow.workflow.Decisions;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says what became of the payment, and who corrects it if it went wrong. */
@Component
class ReadPaymentAnswerDelegate implements JavaDelegate {
  private final Disbursements disbursements;
  private final Decisions decisions;

  ReadPaymentAnswerDelegate(Disbursements disbursements, Decisions decisions) {
    this.disbursements = disbursements;
    this.decisions = decisions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var payment = paymentOf(execution);
    PAYMENT_OUTCOME.set(execution, disbursements.outcomeOf(payment).name());
    boolean often = disbursements.attemptOf(payment) >= decisions.policy("correction-tries");
    CORRECTOR_ROLE.set(execution, (often ? COUNTY_APPROVER : FINANCE_PREPARER).id());
  }
}
