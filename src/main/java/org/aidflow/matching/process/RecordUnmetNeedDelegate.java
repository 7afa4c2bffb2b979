package org.aidflow.matching.process;

import static org.aidflow.matching.process.MatchDonorsModel.UNMET_OUTCOME;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.matching.UnmetNeeds;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Carries out what an official decided about an unmet need. */
@Component
class RecordUnmetNeedDelegate implements JavaDelegate {
  private final UnmetNeeds unmet;

  RecordUnmetNeedDelegate(UnmetNeeds unmet) {
    this.unmet = unmet;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var outcome = unmet.decide(caseNumberOf(execution), FormInput.of(execution));
    UNMET_OUTCOME.set(execution, outcome.name());
  }
}
