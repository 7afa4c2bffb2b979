package org.aidflow.notice.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.notice.Notices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the notice down; nobody objected. */
@Component
class EndNoticeDelegate implements JavaDelegate {

  private final Notices notices;

  EndNoticeDelegate(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.end(caseNumberOf(execution));
  }
}
