package org.aidflow.approval.process;

import static org.aidflow.approval.process.ApproveModel.CONFLICT;
import static org.aidflow.approval.process.ApproveModel.DECISION;
import static org.aidflow.approval.process.ApproveModel.SIGNER_ROLE;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.ApprovalLevels;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts the case before the roles that {@code approval-level.dmn} names. */
@Component
class ChooseApprovalLevelDelegate implements JavaDelegate {

  private final ApprovalLevels levels;

  ChooseApprovalLevelDelegate(ApprovalLevels levels) {
    this.levels = levels;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean conflict = CONFLICT.get(execution);
    levels.choose(caseNumberOf(execution), conflict);
    // read when somebody's answer is refused too, before there is a decision
    DECISION.set(execution, "PENDING");
    SIGNER_ROLE.set(execution, levels.signer(conflict).id());
  }
}
