package org.aidflow.approval;

import java.util.List;
import org.aidflow.kernel.Money;
import org.aidflow.workflow.FormInput;
import org.jspecify.annotations.Nullable;

/**
 * What an official submitted about a case.
 *
 * @param amount what to approve, where it is less than what the visit confirmed
 * @param words the reasons in the official's words, for the applicant to read
 */
public record Ruling(
    String taskId,
    String official,
    Verdict verdict,
    @Nullable Money amount,
    List<Reason> reasons,
    @Nullable String words) {

  public Ruling {
    reasons = List.copyOf(reasons);
  }

  /** Reads the form {@code decide-case}. */
  public static Ruling ofDecision(FormInput form) {
    return of(form, Verdict.valueOf(form.text("decision")));
  }

  /** Reads the form {@code sign-refusal}. */
  public static Ruling ofSignature(FormInput form) {
    return of(
        form,
        form.text("outcome").equals("SIGN") ? Verdict.SIGN_REFUSAL : Verdict.OVERRULE_REFUSAL);
  }

  private static Ruling of(FormInput form, Verdict verdict) {
    return new Ruling(
        form.taskId(),
        form.official(),
        verdict,
        form.moneyOrNull("approvedYuan"),
        form.choices("reasonCodes").stream().map(Reason::valueOf).toList(),
        form.textOrNull("reasonText"));
  }
}
