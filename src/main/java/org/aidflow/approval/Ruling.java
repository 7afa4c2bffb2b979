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

  private static final String NO_CONFLICT = "noConflict";

  public Ruling {
    reasons = List.copyOf(reasons);
  }

  /** Reads the form {@code decide-case}. */
  public static Ruling ofDecision(FormInput form) {
    return form.flag(NO_CONFLICT)
        ? of(form, Verdict.valueOf(form.text("decision")))
        : ofConflict(form);
  }

  /** Reads the form {@code give-opinion}. */
  public static Ruling ofOpinion(FormInput form) {
    return form.flag(NO_CONFLICT)
        ? of(form, Verdict.valueOf(form.text("opinion")))
        : ofConflict(form);
  }

  /** Reads the form {@code ratify-emergency}. */
  public static Ruling ofRatification(FormInput form) {
    if (!form.flag(NO_CONFLICT)) {
      return ofConflict(form);
    }
    return of(
        form, form.text("outcome").equals("RATIFY") ? Verdict.RATIFY : Verdict.DENY_RATIFICATION);
  }

  /** Reads the form {@code sign-refusal}. */
  public static Ruling ofSignature(FormInput form) {
    return of(
        form,
        form.text("outcome").equals("SIGN") ? Verdict.SIGN_REFUSAL : Verdict.OVERRULE_REFUSAL);
  }

  /** The official leaves the case to others. */
  boolean isConflict() {
    return verdict == Verdict.DECLARE_CONFLICT;
  }

  private static Ruling ofConflict(FormInput form) {
    return new Ruling(
        form.taskId(),
        form.official(),
        Verdict.DECLARE_CONFLICT,
        null,
        List.of(Reason.INTEREST),
        form.textOrNull("reasonText"));
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
