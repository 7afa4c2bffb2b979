package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Ratifications;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts an emergency decision before the level above who decided. */
@Component
class ChooseRatifierDelegate implements JavaDelegate {

  private final Ratifications ratifications;

  ChooseRatifierDelegate(Ratifications ratifications) {
    this.ratifications = ratifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    RatifyEmergencyModel.RATIFIER_ROLE.set(
        execution, ratifications.ratifier(caseNumberOf(execution)).id());
  }
}
