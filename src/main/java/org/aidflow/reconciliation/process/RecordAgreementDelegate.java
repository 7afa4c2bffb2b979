package org.aidflow.reconciliation.process;

import static org.aidflow.reconciliation.process.ClearBreakModel.AGREED;
import static org.aidflow.reconciliation.process.ClearBreakModel.WAITING;

import org.aidflow.reconciliation.Breaks;
import org.aidflow.workflow.FormInput;
import org.aidflow.workflow.Subjects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Books the break as proposed, or has it proposed anew. */
@Component
class RecordAgreementDelegate implements JavaDelegate {
  private final Breaks breaks;

  RecordAgreementDelegate(Breaks breaks) {
    this.breaks = breaks;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = FormInput.of(execution);
    var number = Subjects.workNumberOf(execution);
    boolean agreed = form.text("decision").equals("AGREE");
    AGREED.set(execution, agreed);
    if (agreed) WAITING.set(execution, breaks.agree(number, form.official()));
    else breaks.sendBack(number, form.text("reasonText"), form.official());
  }
}
