package org.aidflow.followup.process;

import static org.aidflow.followup.process.FollowUpModel.NEW_NEEDS_FOUND;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.Set;
import org.aidflow.followup.Outcomes;
import org.aidflow.followup.Result;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes how an official found the household to fare. */
@Component
class RecordFollowUpVisitDelegate implements JavaDelegate {
  private final Outcomes outcomes;
  private final FollowUpForms forms;

  RecordFollowUpVisitDelegate(Outcomes outcomes, FollowUpForms forms) {
    this.outcomes = outcomes;
    this.forms = forms;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = forms.kept(execution);
    outcomes.recordVisit(
        caseNumberOf(execution),
        Result.valueOf(form.text("result")),
        form.flag("needMet"),
        Set.copyOf(form.choices("newNeeds")),
        form.official());
    NEW_NEEDS_FOUND.set(execution, !form.choices("newNeeds").isEmpty());
  }
}
