package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.MERGED;
import static org.aidflow.verification.process.VerifyHouseholdModel.VERIFICATION;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.DuplicateOutcome;
import org.aidflow.verification.Duplicates;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what a person found a case to be that looks like an earlier one. */
@Component
class RecordDuplicateResolutionDelegate implements JavaDelegate {

  private final Duplicates duplicates;

  RecordDuplicateResolutionDelegate(Duplicates duplicates) {
    this.duplicates = duplicates;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = FormInput.of(execution);
    var outcome = DuplicateOutcome.valueOf(form.text("duplicateOutcome"));
    MERGED.set(execution, duplicates.resolve(caseNumberOf(execution), outcome, form));
    VERIFICATION.set(execution, "LAPSED");
  }
}
