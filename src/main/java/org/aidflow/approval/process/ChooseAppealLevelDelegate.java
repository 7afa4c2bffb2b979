package org.aidflow.approval.process;

import static org.aidflow.approval.process.AppealModel.APPEAL_ROLE;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Appeals;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts an appeal before the level above whoever refused. */
@Component
class ChooseAppealLevelDelegate implements JavaDelegate {

  private final Appeals appeals;

  ChooseAppealLevelDelegate(Appeals appeals) {
    this.appeals = appeals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    APPEAL_ROLE.set(execution, appeals.above(caseNumberOf(execution)).id());
  }
}
