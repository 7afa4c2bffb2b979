package org.aidflow.disbursement;

import org.aidflow.donor.RefundPaid;
import org.aidflow.donor.RefundReturned;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a payment means for the refund that it is made for: the gift's room hears it. */
@Component
class PaidRefunds implements Meaning {
  private final RefundBook refunds;
  private final ApplicationEventPublisher events;

  PaidRefunds(RefundBook refunds, ApplicationEventPublisher events) {
    this.refunds = refunds;
    this.events = events;
  }

  @Override
  public void paid(Disbursement payment) {
    var refund = refunds.of(payment.refundNumber());
    events.publishEvent(new RefundPaid(refund.id(), refund.owedFor(), refund.amount()));
  }

  @Override
  public void returned(Disbursement payment) {
    var refund = refunds.of(payment.refundNumber());
    events.publishEvent(new RefundReturned(refund.id(), refund.owedFor(), refund.amount()));
  }

  @Override
  public void prepared(Disbursement payment) {}

  @Override
  public void released(Disbursement payment) {}

  @Override
  public void sentBack(Disbursement payment) {}

  @Override
  public void rejected(Disbursement payment) {}

  @Override
  public void unclear(Disbursement payment) {}

  @Override
  public void accountCorrected(Disbursement payment) {}
}
