package org.aidflow.approval.process;

import static org.aidflow.approval.process.ApproveModel.PANEL_DECIDED;
import static org.aidflow.approval.process.ApproveModel.SEAT_ROLE;
import static org.aidflow.approval.process.ApproveModel.VOTED;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.access.Role;
import org.aidflow.approval.Approvals;
import org.aidflow.approval.Ruling;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the vote of a member of the panel, and whether that decided the case. */
@Component
class RecordVoteDelegate implements JavaDelegate {

  private final Approvals approvals;

  RecordVoteDelegate(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Role seat = Role.of(SEAT_ROLE.get(execution)).orElseThrow();
    Ruling ruling = Ruling.ofDecision(FormInput.of(execution));
    Approvals.Vote vote = approvals.vote(caseNumberOf(execution), seat, ruling);
    SEAT_ROLE.set(execution, vote.seat().id());
    VOTED.set(execution, vote.cast());
    PANEL_DECIDED.set(execution, vote.decided());
  }
}
