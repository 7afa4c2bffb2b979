package org.aidflow.approval.process;

import static org.aidflow.approval.process.ApproveModel.DECISION;
import static org.aidflow.approval.process.ApproveModel.EMERGENCY_MET;
import static org.aidflow.approval.process.ApproveModel.REFUSAL_SIGNED;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.approval.Approvals;
import org.aidflow.approval.Ruling;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps whether the head signed a recommended refusal; one that is overruled is decided yet. */
@Component
class RecordRefusalSignatureDelegate implements JavaDelegate {

  private final Approvals approvals;

  RecordRefusalSignatureDelegate(Approvals approvals) {
    this.approvals = approvals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Ruling ruling = Ruling.ofSignature(FormInput.of(execution));
    REFUSAL_SIGNED.set(execution, approvals.sign(caseNumberOf(execution), ruling));
    DECISION.set(execution, "REFUSED");
    EMERGENCY_MET.set(execution, false);
  }
}
