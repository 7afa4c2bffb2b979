package org.aidflow.disbursement.process;

import java.util.HashMap;
import java.util.Set;
import org.aidflow.casefile.Findings;
import org.aidflow.disbursement.AccountDetails;
import org.aidflow.disbursement.Refunds;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.workflow.FormInput;
import org.aidflow.workflow.Subjects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * What officials submit about payments; all but the account is kept, as findings of the case or
 * notes of the refund.
 */
@Component
class PaymentForms {
  private static final String HOLDER = "accountHolder";
  private static final String ACCOUNT = "accountNumber";
  private static final String BANK = "bankCode";

  private final Findings findings;
  private final Refunds refunds;

  PaymentForms(Findings findings, Refunds refunds) {
    this.findings = findings;
    this.refunds = refunds;
  }

  /** Reads the form of the user task right before, and keeps what may be kept. */
  FormInput kept(DelegateExecution execution) {
    var input = FormInput.of(execution);
    var fields = new HashMap<>(input.all());
    fields.keySet().removeAll(Set.of(HOLDER, ACCOUNT));
    var subject = Subjects.of(execution).orElseThrow();
    if (subject instanceof CaseNumber caseNumber) {
      findings.record(caseNumber, input.form(), input.taskKey(), input.official(), fields);
    } else if (subject instanceof WorkNumber refund) {
      refunds.note(refund, input.taskKey(), input.official(), fields);
    }
    return input;
  }

  static AccountDetails account(FormInput input) {
    return new AccountDetails(input.text(HOLDER), input.text(ACCOUNT), input.text(BANK));
  }
}
