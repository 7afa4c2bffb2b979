package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Approvals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out which step of the decision is next, or how the case was decided. */
@Component
class TakeNextStepDelegate implements JavaDelegate {

  private final Approvals approvals;

  TakeNextStepDelegate(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    ApproveModel.set(execution, approvals.standing(caseNumberOf(execution)));
  }
}
