package org.aidflow.disbursement.process;

import java.util.UUID;
import org.aidflow.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The names that processes/disburse.bpmn and this package share. */
final class DisburseModel {
  static final ProcessVariable<String> DISBURSEMENT_ID =
      new ProcessVariable<>("disbursementId", String.class);
  static final ProcessVariable<Boolean> PAYEE_SOUND =
      new ProcessVariable<>("payeeSound", Boolean.class);
  static final ProcessVariable<Boolean> RELEASED = new ProcessVariable<>("released", Boolean.class);
  static final ProcessVariable<String> PAYMENT_OUTCOME =
      new ProcessVariable<>("paymentOutcome", String.class);

  /** The role that corrects the account of a payment that went wrong. */
  static final ProcessVariable<String> CORRECTOR_ROLE =
      new ProcessVariable<>("correctorRole", String.class);

  /** Whether what came back after the case had ended is paid again. */
  static final ProcessVariable<Boolean> PAID_AGAIN =
      new ProcessVariable<>("paidAgain", Boolean.class);

  private DisburseModel() {}

  /** The payment that this execution is about. */
  static UUID paymentOf(DelegateExecution execution) {
    return UUID.fromString(DISBURSEMENT_ID.get(execution));
  }
}
