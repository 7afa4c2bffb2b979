package org.aidflow.verification.process;

import org.aidflow.verification.Eligibility;
import org.aidflow.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The names that processes/verify-household.bpmn and this package share. */
final class VerifyHouseholdModel {

  static final ProcessVariable<Boolean> REGISTER_ANSWERED =
      new ProcessVariable<>("registerAnswered", Boolean.class);
  static final ProcessVariable<Boolean> SCREENED_OUT =
      new ProcessVariable<>("screenedOut", Boolean.class);
  static final ProcessVariable<String> ELIGIBILITY =
      new ProcessVariable<>("eligibility", String.class);
  static final ProcessVariable<Boolean> REFUSAL_RECOMMENDED =
      new ProcessVariable<>("refusalRecommended", Boolean.class);
  static final ProcessVariable<Boolean> CONFLICT = new ProcessVariable<>("conflict", Boolean.class);

  private VerifyHouseholdModel() {}

  static void set(DelegateExecution execution, Eligibility eligibility) {
    ELIGIBILITY.set(execution, eligibility.outcome().name());
    REFUSAL_RECOMMENDED.set(execution, eligibility.isRefusalRecommended());
    CONFLICT.set(execution, eligibility.isConflict());
  }
}
