package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Hits;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks what other departments know of the household. */
@Component
class CheckDepartmentsDelegate implements JavaDelegate {

  private final Hits hits;

  CheckDepartmentsDelegate(Hits hits) {
    this.hits = hits;
  }

  @Override
  public void execute(DelegateExecution execution) {
    hits.check(caseNumberOf(execution));
  }
}
