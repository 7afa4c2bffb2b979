package org.aidflow.matching;

import java.util.Map;
import java.util.UUID;
import org.aidflow.donor.Donor;
import org.aidflow.donor.Donors;
import org.aidflow.donor.RefundPaid;
import org.aidflow.donor.RefundReturned;
import org.aidflow.exchange.Outbox;
import org.aidflow.kernel.Money;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes on a gift what has reached its donor again, and tells who speaks for them. */
@Component
class RefundNews {
  private final ContributionRepository contributions;
  private final Donors donors;
  private final Outbox outbox;

  RefundNews(ContributionRepository contributions, Donors donors, Outbox outbox) {
    this.contributions = contributions;
    this.donors = donors;
    this.outbox = outbox;
  }

  /** What belongs to nobody known is no gift, and nobody waits for news of it. */
  @EventListener
  void on(RefundPaid refund) {
    contributions
        .locked(refund.owedFor())
        .ifPresent(
            contribution -> {
              contribution.refund(refund.amount());
              tell("refund-paid", contribution, refund.refundId(), refund.amount());
            });
  }

  @EventListener
  void on(RefundReturned refund) {
    contributions
        .locked(refund.owedFor())
        .ifPresent(
            contribution -> {
              contribution.refundReturned(refund.amount());
              tell("refund-returned", contribution, refund.refundId(), refund.amount());
            });
  }

  private void tell(String event, Contribution contribution, UUID wishId, Money amount) {
    outbox.event(
        event,
        contribution.id().toString(),
        donors.find(contribution.donorId()).map(Donor::clientId).orElseThrow(),
        Map.of(
            "giftId", contribution.id(),
            "wishId", wishId,
            "amountFen", amount.fen(),
            "status", contribution.status()));
  }
}
