package org.aidflow.followup.process;

import static org.aidflow.followup.process.FollowUpModel.CONFIRM_IN_PERSON;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.followup.Receipts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says whether somebody goes and asks. */
@Component
class WeighDoubtDelegate implements JavaDelegate {
  private final Receipts receipts;

  WeighDoubtDelegate(Receipts receipts) {
    this.receipts = receipts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    CONFIRM_IN_PERSON.set(execution, receipts.isInDoubt(caseNumberOf(execution)));
  }
}
