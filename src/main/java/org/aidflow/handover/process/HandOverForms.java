package org.aidflow.handover.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.casefile.Findings;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What officials submit about goods; kept as findings of the case. */
@Component
class HandOverForms {
  private final Findings findings;

  HandOverForms(Findings findings) {
    this.findings = findings;
  }

  /** Reads the form of the user task right before, and keeps it. */
  FormInput kept(DelegateExecution execution) {
    var input = FormInput.of(execution);
    findings.record(
        caseNumberOf(execution), input.form(), input.taskKey(), input.official(), input.all());
    return input;
  }
}
