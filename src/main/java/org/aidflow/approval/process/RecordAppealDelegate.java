package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Appeals;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what an official decided on an appeal. */
@Component
class RecordAppealDelegate implements JavaDelegate {

  private final Appeals appeals;

  RecordAppealDelegate(Appeals appeals) {
    this.appeals = appeals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var ruling = appeals.decide(caseNumberOf(execution), FormInput.of(execution));
    AppealModel.set(execution, ruling);
  }
}
