package org.aidflow.approval.process;

import java.util.Optional;
import org.aidflow.approval.Approvals;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.WorkGate;
import org.springframework.stereotype.Component;

/**
 * Nobody takes two seats of one panel, whatever they voted; who has decided before is barred by
 * four eyes.
 */
@Component
class OneVoteEach implements WorkGate {

  private static final String VOTE = "UserTask_DecideInPanel";

  private final Approvals approvals;

  OneVoteEach(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  public Optional<String> refusal(Subject subject, String taskKey, String official) {
    return taskKey.equals(VOTE)
            && subject instanceof CaseNumber caseNumber
            && approvals.hasVoted(caseNumber, official)
        ? Optional.of("You have voted on this case: a panel is three different people.")
        : Optional.empty();
  }
}
