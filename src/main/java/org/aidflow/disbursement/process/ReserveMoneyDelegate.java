package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.DISBURSEMENT_ID;
import static org.aidflow.disbursement.process.DisburseModel.PAYEE_SOUND;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.UUID;
import org.aidflow.disbursement.Disbursements;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets aside what is met, for one payment, and checks the payee. */
@Component
class ReserveMoneyDelegate implements JavaDelegate {
  private final Disbursements disbursements;

  ReserveMoneyDelegate(Disbursements disbursements) {
    this.disbursements = disbursements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var wrong = DISBURSEMENT_ID.find(execution).map(UUID::fromString).orElse(null);
    var reservation = disbursements.reserve(caseNumberOf(execution), wrong);
    DISBURSEMENT_ID.set(execution, reservation.id().toString());
    PAYEE_SOUND.set(execution, reservation.payeeSound());
  }
}
