package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;

import org.aidflow.approval.Verdict;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The names that processes/approve.bpmn and this package share. */
final class ApproveModel {

  static final ProcessVariable<Boolean> CONFLICT = new ProcessVariable<>("conflict", Boolean.class);
  static final ProcessVariable<String> APPROVER_ROLE =
      new ProcessVariable<>("approverRole", String.class);
  static final ProcessVariable<Boolean> REFUSAL_SIGNED =
      new ProcessVariable<>("refusalSigned", Boolean.class);
  static final ProcessVariable<String> DECISION = new ProcessVariable<>("decision", String.class);

  private ApproveModel() {}

  /** What follows in the model from a ruling; an overruled refusal decides nothing yet. */
  static void set(DelegateExecution execution, Verdict verdict, Money approved) {
    switch (verdict) {
      case APPROVE, APPROVE_LOWER -> {
        DECISION.set(execution, "APPROVED");
        AMOUNT_FEN.set(execution, approved.fen());
      }
      case REFUSE, SIGN_REFUSAL -> DECISION.set(execution, "REFUSED");
      case SEND_BACK -> DECISION.set(execution, "SENT_BACK");
      case OVERRULE_REFUSAL -> {}
    }
  }
}
