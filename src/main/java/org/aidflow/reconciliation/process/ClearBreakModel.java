package org.aidflow.reconciliation.process;

import org.aidflow.workflow.ProcessVariable;

/** The names that processes/clear-break.bpmn and this package share. */
final class ClearBreakModel {
  static final String KEY = "clear-break";

  static final ProcessVariable<Boolean> AGREED = new ProcessVariable<>("agreed", Boolean.class);
  static final ProcessVariable<Boolean> WAITING = new ProcessVariable<>("waiting", Boolean.class);

  private ClearBreakModel() {}
}
