package org.aidflow.approval;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.aidflow.kernel.Money;

/**
 * What the votes on a case amount to: more than half of those who are asked must agree. Whoever
 * approves more has approved the lower amount as well; where no majority can agree the case is sent
 * back.
 *
 * @param amount what is approved, nothing where it is no approval
 * @param carrying the votes that made it so
 */
record Tally(Verdict verdict, Money amount, List<Decision> carrying) {

  /** Empty while votes are missing that could make a difference. */
  static Optional<Tally> of(List<Decision> votes, int asked) {
    int majority = asked / 2 + 1;
    var approvals =
        votes.stream()
            .filter(vote -> vote.verdict().isApproval())
            .sorted(Comparator.comparing(Decision::approved).reversed())
            .toList();
    if (approvals.size() >= majority) {
      Decision lowest = approvals.get(majority - 1);
      return Optional.of(new Tally(lowest.verdict(), lowest.approved(), approvals));
    }
    for (Verdict verdict : List.of(Verdict.REFUSE, Verdict.SEND_BACK)) {
      var agreed = votes.stream().filter(vote -> vote.verdict() == verdict).toList();
      if (agreed.size() >= majority) {
        return Optional.of(new Tally(verdict, Money.ZERO, agreed));
      }
    }
    return votes.size() < asked
        ? Optional.empty()
        : Optional.of(new Tally(Verdict.SEND_BACK, Money.ZERO, votes));
  }
}
