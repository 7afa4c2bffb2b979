package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Completions;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what an informant brought of what was missing. */
@Component
class RecordCollectedItemsDelegate implements JavaDelegate {

  private final Completions completions;

  RecordCollectedItemsDelegate(Completions completions) {
    this.completions = completions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    completions.collected(caseNumberOf(execution), FormInput.of(execution));
  }
}
