package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Appeals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Nobody appealed in time. */
@Component
class NoteAppealTimeOverDelegate implements JavaDelegate {

  private final Appeals appeals;

  NoteAppealTimeOverDelegate(Appeals appeals) {
    this.appeals = appeals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    appeals.timeIsOver(caseNumberOf(execution));
  }
}
