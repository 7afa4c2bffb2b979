package org.aidflow.verification.process;

import org.aidflow.workflow.ProcessVariable;

/** The names that processes/investigate-suspicion.bpmn and this package share. */
final class InvestigateSuspicionModel {
  /** {@code CLEAR}, {@code RECOVER} or {@code REFER}. */
  static final ProcessVariable<String> SUSPICION_OUTCOME =
      new ProcessVariable<>("suspicionOutcome", String.class);

  private InvestigateSuspicionModel() {}
}
