package org.aidflow.disbursement.process;

import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import java.util.HashMap;
import java.util.Set;
import org.aidflow.casefile.Findings;
import org.aidflow.disbursement.AccountDetails;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What officials submit about payments; all but the account is kept as findings of the case. */
@Component
class PaymentForms {
  private static final String HOLDER = "accountHolder";
  private static final String ACCOUNT = "accountNumber";
  private static final String BANK = "bankCode";

  private final Findings findings;

  PaymentForms(Findings findings) {
    this.findings = findings;
  }

  /** Reads the form of the user task right before, and keeps what may be kept. */
  FormInput kept(DelegateExecution execution) {
    var input = FormInput.of(execution);
    var fields = new HashMap<>(input.all());
    fields.keySet().removeAll(Set.of(HOLDER, ACCOUNT));
    findings.record(
        caseNumberOf(execution), input.form(), input.taskKey(), input.official(), fields);
    return input;
  }

  static AccountDetails account(FormInput input) {
    return new AccountDetails(input.text(HOLDER), input.text(ACCOUNT), input.text(BANK));
  }
}
