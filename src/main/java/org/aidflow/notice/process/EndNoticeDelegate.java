package org.aidflow.notice.process;

import static org.aidflow.notice.process.NoticeModel.NOTICE_OUTCOME;
import static org.aidflow.notice.process.NoticeModel.OBJECTION_OPEN;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.notice.Notices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the notice down, unless an objection is open. */
@Component
class EndNoticeDelegate implements JavaDelegate {

  private final Notices notices;

  EndNoticeDelegate(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean ended = notices.end(caseNumberOf(execution));
    NOTICE_OUTCOME.set(execution, ended ? "OVER" : "RUNS");
    OBJECTION_OPEN.set(execution, !ended);
  }
}
