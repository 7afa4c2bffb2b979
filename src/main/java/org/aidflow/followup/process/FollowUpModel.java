package org.aidflow.followup.process;

import org.aidflow.workflow.ProcessVariable;

/** The names that processes/follow-up.bpmn and this package share. */
final class FollowUpModel {
  static final ProcessVariable<Boolean> CONFIRM_IN_PERSON =
      new ProcessVariable<>("confirmInPerson", Boolean.class);
  static final ProcessVariable<Boolean> FOLLOW_UP_VISIT =
      new ProcessVariable<>("followUpVisit", Boolean.class);

  private FollowUpModel() {}
}
