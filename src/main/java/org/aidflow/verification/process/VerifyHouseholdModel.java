package org.aidflow.verification.process;

import org.aidflow.verification.Eligibility;
import org.aidflow.workflow.ProcessVariable;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The names that processes/verify-household.bpmn and this package share. */
final class VerifyHouseholdModel {

  /** A decider or an upheld objection sent the case back to the applicant. */
  static final ProcessVariable<Boolean> SOMETHING_MISSING =
      new ProcessVariable<>("somethingMissing", Boolean.class);

  /** An emergency was paid before it is verified. */
  static final ProcessVariable<Boolean> EMERGENCY_PAID =
      new ProcessVariable<>("emergencyPaid", Boolean.class);

  /** The open question to the applicant, which the answer brings along. */
  static final ProcessVariable<String> COMPLETION_ID =
      new ProcessVariable<>("completionId", String.class);

  /** An official filed, so that no client can answer. */
  static final ProcessVariable<Boolean> ASSISTED = new ProcessVariable<>("assisted", Boolean.class);

  static final ProcessVariable<Boolean> LAPSED = new ProcessVariable<>("lapsed", Boolean.class);
  static final ProcessVariable<Boolean> REGISTER_ANSWERED =
      new ProcessVariable<>("registerAnswered", Boolean.class);

  /** Nothing looks like an earlier case, or a person has judged it. */
  static final ProcessVariable<Boolean> DUPLICATES_CLEAR =
      new ProcessVariable<>("duplicatesClear", Boolean.class);

  /** The case is one with an earlier one, which goes on in its place. */
  static final ProcessVariable<Boolean> MERGED = new ProcessVariable<>("merged", Boolean.class);

  /** A visit of not long ago is enough. */
  static final ProcessVariable<Boolean> VISIT_WAIVED =
      new ProcessVariable<>("visitWaived", Boolean.class);

  /** Nobody has to review it any more. */
  static final ProcessVariable<Boolean> READY_TO_DECIDE =
      new ProcessVariable<>("readyToDecide", Boolean.class);

  /** The role that has to review it. */
  static final ProcessVariable<String> REVIEWER = new ProcessVariable<>("reviewer", String.class);

  static final ProcessVariable<String> REVIEW_OUTCOME =
      new ProcessVariable<>("reviewOutcome", String.class);

  /** How the stage ends: VERIFIED, PROVISIONAL, or LAPSED where the case has ended. */
  static final ProcessVariable<String> VERIFICATION =
      new ProcessVariable<>("verification", String.class);

  static final ProcessVariable<String> ELIGIBILITY =
      new ProcessVariable<>("eligibility", String.class);
  static final ProcessVariable<Boolean> REFUSAL_RECOMMENDED =
      new ProcessVariable<>("refusalRecommended", Boolean.class);
  static final ProcessVariable<Boolean> STRICT = new ProcessVariable<>("strict", Boolean.class);
  static final ProcessVariable<Boolean> CONFLICT = new ProcessVariable<>("conflict", Boolean.class);

  private VerifyHouseholdModel() {}

  static void set(DelegateExecution execution, Eligibility eligibility) {
    VERIFICATION.set(execution, eligibility.isProvisional() ? "PROVISIONAL" : "VERIFIED");
    ELIGIBILITY.set(execution, eligibility.outcome().name());
    REFUSAL_RECOMMENDED.set(execution, eligibility.isRefusalRecommended());
    STRICT.set(execution, eligibility.isStrict());
    CONFLICT.set(execution, eligibility.isStrict());
  }
}
