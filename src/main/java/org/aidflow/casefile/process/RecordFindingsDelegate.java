package org.aidflow.casefile.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.casefile.Findings;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the declared fields of whatever form was just submitted as findings of the case. */
@Component
class RecordFindingsDelegate implements JavaDelegate {

  private final Findings findings;

  RecordFindingsDelegate(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void execute(DelegateExecution execution) {
    FormInput input = FormInput.of(execution);
    findings.record(
        caseNumberOf(execution), input.form(), input.taskKey(), input.official(), input.all());
  }
}
