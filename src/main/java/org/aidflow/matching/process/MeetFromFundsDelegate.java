package org.aidflow.matching.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.kernel.Money;
import org.aidflow.matching.EmergencyFunds;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Lets public funds meet an emergency at once, and says whether they had anything, and how much.
 */
@Component
class MeetFromFundsDelegate implements JavaDelegate {
  private final EmergencyFunds funds;

  MeetFromFundsDelegate(EmergencyFunds funds) {
    this.funds = funds;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Money met = funds.meet(caseNumberOf(execution));
    MatchDonorsModel.EMERGENCY_MET.set(execution, met.isPositive());
    MatchDonorsModel.MET_FEN.set(execution, met.fen());
  }
}
