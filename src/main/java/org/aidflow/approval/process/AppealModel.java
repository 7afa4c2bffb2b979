package org.aidflow.approval.process;

import org.aidflow.approval.Appeals;
import org.aidflow.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The names that processes/appeal.bpmn and this package share. */
final class AppealModel {
  static final ProcessVariable<String> APPEAL_ROLE =
      new ProcessVariable<>("appealRole", String.class);

  /** {@code UPHELD} or {@code DISMISSED}; not set when nobody appealed. */
  static final ProcessVariable<String> APPEAL_OUTCOME =
      new ProcessVariable<>("appealOutcome", String.class);

  /** {@code VERIFICATION} or {@code DECISION}. */
  static final ProcessVariable<String> RESUME_AT = new ProcessVariable<>("resumeAt", String.class);

  private AppealModel() {}

  static void set(DelegateExecution execution, Appeals.AppealRuling ruling) {
    APPEAL_OUTCOME.set(execution, ruling.outcome().name());
    var resumeAt = ruling.resumeAt();
    if (resumeAt != null) {
      RESUME_AT.set(execution, resumeAt.name());
    }
  }
}
