package org.aidflow.matching.process;

import static org.aidflow.matching.process.MatchDonorsModel.EVERY_LINE_MET;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.matching.Matching;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Offers the approved lines of the case to donors. */
@Component
class OpenNeedLinesDelegate implements JavaDelegate {
  private final Matching matching;

  OpenNeedLinesDelegate(Matching matching) {
    this.matching = matching;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EVERY_LINE_MET.set(execution, matching.open(caseNumberOf(execution)));
  }
}
