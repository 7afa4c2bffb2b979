package org.aidflow.disbursement.process;

import static org.aidflow.disbursement.process.DisburseModel.DISBURSEMENT_ID;
import static org.aidflow.disbursement.process.DisburseModel.PAYEE_SOUND;
import static org.aidflow.workflow.Subjects.workNumberOf;

import org.aidflow.disbursement.Refunds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Sets a refund aside for one payment, and says whether it can go back the way it came. */
@Component
class ReserveRefundDelegate implements JavaDelegate {
  private final Refunds refunds;

  ReserveRefundDelegate(Refunds refunds) {
    this.refunds = refunds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var reservation = refunds.reserve(workNumberOf(execution));
    DISBURSEMENT_ID.set(execution, reservation.id().toString());
    PAYEE_SOUND.set(execution, reservation.payeeSound());
  }
}
