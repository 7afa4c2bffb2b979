package org.aidflow.approval;

import java.util.List;
import org.aidflow.access.Role;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Where the decision on a case stands.
 *
 * @param next what is to be done
 * @param role of whoever is to do it; of whoever came last when it is decided
 * @param verdict how it was decided, if it is: APPROVE, APPROVE_LOWER, REFUSE or SEND_BACK
 * @param approved what was approved
 */
public record Standing(Next next, Role role, @Nullable Verdict verdict, Money approved) {

  /** It ended in an approval, in whole or in part. */
  public boolean isApproved() {
    return verdict != null && verdict.isApproval();
  }

  /** What comes next in a decision. */
  public enum Next {
    OPINION,
    DECISION,
    PANEL,
    EMERGENCY,
    /** Decided, and public funds pay at once. */
    MEET_AT_ONCE,
    DECIDED
  }

  static Standing of(List<ApprovalStep> round) {
    for (ApprovalStep step : round) {
      if (step.endsTheRound()) {
        return decided(step);
      }
      if (step.verdict().isEmpty()) {
        return new Standing(next(step), step.role(), null, Money.ZERO);
      }
    }
    return decided(round.get(round.size() - 1));
  }

  private static Standing decided(ApprovalStep step) {
    Next next =
        step.act() == Act.EMERGENCY && step.hasApproved() ? Next.MEET_AT_ONCE : Next.DECIDED;
    return new Standing(next, step.role(), step.verdict().orElseThrow(), step.approved());
  }

  private static Next next(ApprovalStep step) {
    return switch (step.act()) {
      case OPINION -> Next.OPINION;
      case DECISION -> step.isPanel() ? Next.PANEL : Next.DECISION;
      case EMERGENCY -> Next.EMERGENCY;
      case SEND_BACK -> Next.DECISION;
      case RATIFICATION ->
          throw new IllegalStateException("What was decided is ratified by another stage");
    };
  }
}
