package org.aidflow.matching.process;

import static org.aidflow.matching.process.MatchDonorsModel.MATCH_OUTCOME;
import static org.aidflow.matching.process.MatchDonorsModel.MET_FEN;
import static org.aidflow.matching.process.MatchDonorsModel.SEARCH_GOES_ON;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.matching.Matching;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says how the search for donors ended: met, in part or not, and how much. */
@Component
class SumUpMatchingDelegate implements JavaDelegate {
  private final Matching matching;

  SumUpMatchingDelegate(Matching matching) {
    this.matching = matching;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var round = matching.endRound(caseNumberOf(execution));
    MATCH_OUTCOME.set(execution, round.outcome().result().name());
    MET_FEN.set(execution, round.outcome().met().fen());
    SEARCH_GOES_ON.set(execution, round.goesOn());
  }
}
