package org.aidflow.notice.process;

import static org.aidflow.notice.process.NoticeModel.NOTICE_OUTCOME;
import static org.aidflow.notice.process.NoticeModel.OBJECTION_OPEN;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.notice.Objections;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Carries out what an official found about an objection. */
@Component
class RecordObjectionDelegate implements JavaDelegate {
  private final Objections objections;

  RecordObjectionDelegate(Objections objections) {
    this.objections = objections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var found = objections.decide(caseNumberOf(execution), FormInput.of(execution));
    NOTICE_OUTCOME.set(execution, found.upheld() ? "UPHELD" : "RUNS");
    OBJECTION_OPEN.set(execution, found.anotherOpen());
  }
}
