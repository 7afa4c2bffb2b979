package org.aidflow.casefile.process;

import java.util.Optional;
import java.util.Set;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.WorkGate;
import org.springframework.stereotype.Component;

/** Nobody works on a held case but who looks into why it is held. */
@Component
class HeldCases implements WorkGate {

  private static final Set<String> INVESTIGATION =
      Set.of("UserTask_InvestigateSuspicion", "UserTask_HearAuthority");

  private final CaseFiles files;

  HeldCases(CaseFiles files) {
    this.files = files;
  }

  @Override
  public Optional<String> refusal(Subject subject, String taskKey, String official) {
    return subject instanceof CaseNumber caseNumber
            && !INVESTIGATION.contains(taskKey)
            && files.of(caseNumber).flags().contains(CaseFlag.HELD)
        ? Optional.of("Case " + caseNumber + " is held while a suspicion is looked into.")
        : Optional.empty();
  }
}
