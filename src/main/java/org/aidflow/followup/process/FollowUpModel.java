package org.aidflow.followup.process;

import org.aidflow.workflow.ProcessVariable;

/** The names that processes/follow-up.bpmn and this package share. */
final class FollowUpModel {
  static final ProcessVariable<Boolean> CONFIRM_IN_PERSON =
      new ProcessVariable<>("confirmInPerson", Boolean.class);
  static final ProcessVariable<Boolean> FOLLOW_UP_VISIT =
      new ProcessVariable<>("followUpVisit", Boolean.class);

  /** There is nothing to ask the household. */
  static final ProcessVariable<Boolean> RECEIPT_KNOWN =
      new ProcessVariable<>("receiptKnown", Boolean.class);

  static final ProcessVariable<Boolean> MONEY_MISSING =
      new ProcessVariable<>("moneyMissing", Boolean.class);
  static final ProcessVariable<Boolean> NEW_NEEDS_FOUND =
      new ProcessVariable<>("newNeedsFound", Boolean.class);

  private FollowUpModel() {}
}
