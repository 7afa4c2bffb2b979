package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Corrections;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Checks what a correction touches. */
@Component
class CheckCorrectionDelegate implements JavaDelegate {

  private final Corrections corrections;

  CheckCorrectionDelegate(Corrections corrections) {
    this.corrections = corrections;
  }

  @Override
  public void execute(DelegateExecution execution) {
    corrections.check(caseNumberOf(execution));
  }
}
