package org.aidflow.followup.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Invites both sides to say what they think. */
@Component
class InviteEvaluationDelegate implements JavaDelegate {
  private final FollowUps followUps;

  InviteEvaluationDelegate(FollowUps followUps) {
    this.followUps = followUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUps.inviteEvaluation(caseNumberOf(execution));
  }
}
