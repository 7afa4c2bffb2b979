package org.aidflow.followup;

import static org.aidflow.casefile.CaseStatus.FOLLOWING_UP;
import static org.aidflow.casefile.TimelineCode.DONORS_THANKED;

import java.util.Map;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What comes after the payments of a case. */
@Service
@Transactional
public class FollowUps {
  private final ReceiptBook receipts;
  private final OutcomeBook outcomes;
  private final CaseFiles cases;
  private final Tellings tellings;

  FollowUps(ReceiptBook receipts, OutcomeBook outcomes, CaseFiles cases, Tellings tellings) {
    this.receipts = receipts;
    this.outcomes = outcomes;
    this.cases = cases;
    this.tellings = tellings;
  }

  /** What arrived, and how the household fares. */
  @Transactional(readOnly = true)
  public FollowUp of(CaseNumber caseNumber) {
    return new FollowUp(receipts.of(caseNumber), outcomes.of(caseNumber).orElse(null));
  }

  /** Thanks everybody who gave, with what is known to have arrived. */
  public void thankDonors(CaseNumber caseNumber) {
    cases.moveTo(caseNumber, FOLLOWING_UP, DONORS_THANKED, Map.of());
    var all = receipts.of(caseNumber);
    var paid = all.stream().map(FollowUp.Receipt::paid).reduce(Money.ZERO, Money::plus);
    var arrived = all.stream().map(FollowUp.Receipt::arrived).reduce(Money.ZERO, Money::plus);
    tellings.donors(
        caseNumber,
        "donors-thanked",
        Map.of("received", word(arrived, paid).name(), "receivedFen", arrived.fen()));
  }

  /** Where nothing was paid goods were handed over, and signed for. */
  private static Received word(Money arrived, Money paid) {
    return paid.isZero() ? Received.FULL : Arrival.of(arrived, paid);
  }
}
