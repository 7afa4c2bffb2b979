package org.aidflow.verification.process;

import static org.aidflow.workflow.CaseVariables.PRIORITY;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Priorities;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Scores how urgent the need is. */
@Component
class ScoreNeedDelegate implements JavaDelegate {

  private final Priorities priorities;

  ScoreNeedDelegate(Priorities priorities) {
    this.priorities = priorities;
  }

  @Override
  public void execute(DelegateExecution execution) {
    PRIORITY.set(execution, priorities.score(caseNumberOf(execution)).name());
  }
}
