package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.VisitReport;
import org.aidflow.verification.Visits;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what two investigators found at home. */
@Component
class RecordVisitDelegate implements JavaDelegate {

  private final Visits visits;

  RecordVisitDelegate(Visits visits) {
    this.visits = visits;
  }

  @Override
  public void execute(DelegateExecution execution) {
    visits.record(caseNumberOf(execution), VisitReport.of(FormInput.of(execution)));
  }
}
