package org.aidflow.notice.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.notice.Notices;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Shows the approved case to its village, masked. */
@Component
class PublishNoticeDelegate implements JavaDelegate {

  private final Notices notices;

  PublishNoticeDelegate(Notices notices) {
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    notices.publish(caseNumberOf(execution));
  }
}
