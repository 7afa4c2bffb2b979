package org.aidflow.followup.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.FollowUps;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Thanks everybody who gave to the case. */
@Component
class ThankDonorsDelegate implements JavaDelegate {
  private final FollowUps followUps;

  ThankDonorsDelegate(FollowUps followUps) {
    this.followUps = followUps;
  }

  @Override
  public void execute(DelegateExecution execution) {
    followUps.thankDonors(caseNumberOf(execution));
  }
}
