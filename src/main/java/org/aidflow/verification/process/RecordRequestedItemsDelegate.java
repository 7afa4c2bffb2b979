package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.ASSISTED;
import static org.aidflow.verification.process.VerifyHouseholdModel.COMPLETION_ID;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.stream.Collectors;
import org.aidflow.verification.Completions;
import org.aidflow.verification.MissingItem;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the applicant what is missing. */
@Component
class RecordRequestedItemsDelegate implements JavaDelegate {

  private final Completions completions;

  RecordRequestedItemsDelegate(Completions completions) {
    this.completions = completions;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = FormInput.of(execution);
    var items =
        form.choices("missingItems").stream().map(MissingItem::valueOf).collect(Collectors.toSet());
    var question =
        completions.ask(caseNumberOf(execution), items, form.text("toldText"), form.official());
    COMPLETION_ID.set(execution, question.toString());
    ASSISTED.set(execution, completions.isAssisted(caseNumberOf(execution)));
  }
}
