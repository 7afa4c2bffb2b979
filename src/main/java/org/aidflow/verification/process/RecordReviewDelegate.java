package org.aidflow.verification.process;

import static org.aidflow.verification.process.VerifyHouseholdModel.REFUSAL_RECOMMENDED;
import static org.aidflow.verification.process.VerifyHouseholdModel.REVIEW_OUTCOME;
import static org.aidflow.workflow.CaseVariables.caseNumberOf;

import org.aidflow.verification.Review;
import org.aidflow.verification.ReviewOutcome;
import org.aidflow.verification.Reviews;
import org.aidflow.workflow.FormInput;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what somebody who did not visit says of the verification. */
@Component
class RecordReviewDelegate implements JavaDelegate {

  private final Reviews reviews;

  RecordReviewDelegate(Reviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var form = FormInput.of(execution);
    var outcome = reviews.record(caseNumberOf(execution), Review.of(form), form);
    REVIEW_OUTCOME.set(execution, outcome.name());
    REFUSAL_RECOMMENDED.set(execution, outcome == ReviewOutcome.RECOMMEND_REFUSAL);
  }
}
