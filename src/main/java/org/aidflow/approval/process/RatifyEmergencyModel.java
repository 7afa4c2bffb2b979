package org.aidflow.approval.process;

import org.aidflow.workflow.ProcessVariable;

/** The names that processes/ratify-emergency.bpmn and this package share. */
final class RatifyEmergencyModel {

  static final ProcessVariable<String> RATIFIER_ROLE =
      new ProcessVariable<>("ratifierRole", String.class);
  static final ProcessVariable<Boolean> RATIFICATION_SAID =
      new ProcessVariable<>("ratificationSaid", Boolean.class);
  static final ProcessVariable<Boolean> RATIFIED = new ProcessVariable<>("ratified", Boolean.class);

  private RatifyEmergencyModel() {}
}
