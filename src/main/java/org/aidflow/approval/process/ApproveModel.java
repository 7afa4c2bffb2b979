package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.AMOUNT_FEN;

import org.aidflow.approval.Standing;
import org.aidflow.approval.Verdict;
import org.aidflow.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The names that processes/approve.bpmn and this package share. */
final class ApproveModel {

  static final ProcessVariable<Boolean> CONFLICT = new ProcessVariable<>("conflict", Boolean.class);
  static final ProcessVariable<String> SIGNER_ROLE =
      new ProcessVariable<>("signerRole", String.class);
  static final ProcessVariable<Boolean> REFUSAL_SIGNED =
      new ProcessVariable<>("refusalSigned", Boolean.class);
  static final ProcessVariable<String> NEXT_STEP = new ProcessVariable<>("nextStep", String.class);
  static final ProcessVariable<String> APPROVER_ROLE =
      new ProcessVariable<>("approverRole", String.class);

  /** The role that a seat on the panel is for; each seat has its own. */
  static final ProcessVariable<String> SEAT_ROLE = new ProcessVariable<>("seatRole", String.class);

  static final ProcessVariable<Boolean> VOTED = new ProcessVariable<>("voted", Boolean.class);
  static final ProcessVariable<Boolean> PANEL_DECIDED =
      new ProcessVariable<>("panelDecided", Boolean.class);

  /** An emergency was approved and public funds have met it, or a part of it. */
  static final ProcessVariable<Boolean> EMERGENCY_MET =
      new ProcessVariable<>("emergencyMet", Boolean.class);

  static final ProcessVariable<String> DECISION = new ProcessVariable<>("decision", String.class);

  private ApproveModel() {}

  /** What follows in the model from where the decision stands. */
  static void set(DelegateExecution execution, Standing standing) {
    NEXT_STEP.set(execution, standing.next().name());
    APPROVER_ROLE.set(execution, standing.role().id());
    PANEL_DECIDED.set(execution, false);
    EMERGENCY_MET.set(execution, false);
    Verdict verdict = standing.verdict();
    if (verdict != null) {
      DECISION.set(execution, decisionOf(verdict));
    }
    if (standing.isApproved()) {
      AMOUNT_FEN.set(execution, standing.approved().fen());
    }
  }

  private static String decisionOf(Verdict verdict) {
    return switch (verdict) {
      case APPROVE, APPROVE_LOWER -> "APPROVED";
      case SEND_BACK -> "SENT_BACK";
      case REFUSE -> "REFUSED";
      default -> throw new IllegalStateException(verdict + " decides nothing");
    };
  }
}
