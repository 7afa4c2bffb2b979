package org.aidflow.casefile.process;

import java.util.Optional;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.CaseGate;
import org.springframework.stereotype.Component;

/** Nobody works on a held case but who looks into why it is held. */
@Component
class HeldCases implements CaseGate {

  private static final String INVESTIGATION = "UserTask_InvestigateSuspicion";

  private final CaseFiles files;

  HeldCases(CaseFiles files) {
    this.files = files;
  }

  @Override
  public Optional<String> refusal(CaseNumber caseNumber, String taskKey) {
    return taskKey.equals(INVESTIGATION) || !files.of(caseNumber).flags().contains(CaseFlag.HELD)
        ? Optional.empty()
        : Optional.of("Case " + caseNumber + " is held while a suspicion is looked into.");
  }
}
