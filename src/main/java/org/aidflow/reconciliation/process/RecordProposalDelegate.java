package org.aidflow.reconciliation.process;

import org.aidflow.reconciliation.Breaks;
import org.aidflow.reconciliation.Clearing;
import org.aidflow.reconciliation.Proposal;
import org.aidflow.workflow.FormInput;
import org.aidflow.workflow.Subjects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps how somebody would clear the break, and why. */
@Component
class RecordProposalDelegate implements JavaDelegate {
  private final Breaks breaks;

  RecordProposalDelegate(Breaks breaks) {
    this.breaks = breaks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = FormInput.of(execution);
    var proposal =
        new Proposal(
            Clearing.valueOf(form.text("clearing")),
            form.textOrNull("ourReference"),
            form.text("reasonText"));
    breaks.propose(Subjects.workNumberOf(execution), proposal, form.official());
  }
}
