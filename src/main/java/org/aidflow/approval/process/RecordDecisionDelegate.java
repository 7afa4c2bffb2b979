package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Approvals;
import org.aidflow.approval.Ruling;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what an official decided. */
@Component
class RecordDecisionDelegate implements JavaDelegate {

  private final Approvals approvals;

  RecordDecisionDelegate(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    approvals.decide(caseNumberOf(execution), Ruling.ofDecision(FormInput.of(execution)));
  }
}
