package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Approvals;
import org.aidflow.approval.Ruling;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what the township thinks of a case that others decide. */
@Component
class RecordOpinionDelegate implements JavaDelegate {

  private final Approvals approvals;

  RecordOpinionDelegate(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approvals.advise(caseNumberOf(execution), Ruling.ofOpinion(FormInput.of(execution)));
  }
}
