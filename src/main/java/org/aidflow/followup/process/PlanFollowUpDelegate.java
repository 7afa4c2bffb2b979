package org.aidflow.followup.process;

import static org.aidflow.followup.process.FollowUpModel.FOLLOW_UP_VISIT;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.Outcomes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says whether somebody visits the household again. */
@Component
class PlanFollowUpDelegate implements JavaDelegate {
  private final Outcomes outcomes;

  PlanFollowUpDelegate(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FOLLOW_UP_VISIT.set(execution, outcomes.planVisit(caseNumberOf(execution)));
  }
}
