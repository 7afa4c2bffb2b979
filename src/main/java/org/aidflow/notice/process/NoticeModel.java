package org.aidflow.notice.process;

import org.aidflow.workflow.ProcessVariable;

/** The names that processes/public-notice.bpmn and this package share. */
final class NoticeModel {
  static final String TIMER = "TimerEvent_NoticeOver";

  /** {@code RUNS}, then {@code OVER} or {@code UPHELD}. */
  static final ProcessVariable<String> NOTICE_OUTCOME =
      new ProcessVariable<>("noticeOutcome", String.class);

  /** Whether an objection waits to be looked into. */
  static final ProcessVariable<Boolean> OBJECTION_OPEN =
      new ProcessVariable<>("objectionOpen", Boolean.class);

  private NoticeModel() {}
}
