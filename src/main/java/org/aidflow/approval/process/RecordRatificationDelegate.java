package org.aidflow.approval.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Ratifications;
import org.aidflow.approval.Ruling;
import org.aidflow.approval.Verdict;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps whether the emergency decision stands. */
@Component
class RecordRatificationDelegate implements JavaDelegate {

  private final Ratifications ratifications;

  RecordRatificationDelegate(Ratifications ratifications) {
    this.ratifications = ratifications;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var ruling = Ruling.ofRatification(FormInput.of(execution));
    Verdict said = ratifications.ratify(caseNumberOf(execution), ruling);
    RatifyEmergencyModel.RATIFICATION_SAID.set(execution, said != Verdict.DECLARE_CONFLICT);
    RatifyEmergencyModel.RATIFIED.set(execution, said == Verdict.RATIFY);
  }
}
