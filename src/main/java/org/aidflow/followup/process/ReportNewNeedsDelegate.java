package org.aidflow.followup.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.Set;
import org.aidflow.followup.Outcomes;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Asks for what an official found the household to need besides; reads the form of the visit. */
@Component
class ReportNewNeedsDelegate implements JavaDelegate {
  private final Outcomes outcomes;

  ReportNewNeedsDelegate(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = FormInput.of(execution);
    outcomes.reportNewNeeds(
        caseNumberOf(execution),
        Set.copyOf(form.choices("newNeeds")),
        form.money("newNeedYuan"),
        form.text("note"),
        form.official());
  }
}
