package org.aidflow.matching.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.matching.EmergencyFunds;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps whether the funds are asked again, or donors instead. */
@Component
class RecordFoundMoneyDelegate implements JavaDelegate {
  private final EmergencyFunds funds;

  RecordFoundMoneyDelegate(EmergencyFunds funds) {
    this.funds = funds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    boolean again = funds.triesAgain(caseNumberOf(execution), FormInput.of(execution));
    MatchDonorsModel.FUNDS_ASKED_AGAIN.set(execution, again);
  }
}
