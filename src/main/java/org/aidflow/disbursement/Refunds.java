package org.aidflow.disbursement;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.disbursement.Disbursements.Reservation;
import org.aidflow.donor.RefundOwed;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.workflow.WorkNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money that goes back the way it came, or to another account when it cannot. A refund is paid as
 * any payment is: frozen, released by another person, ordered once, answered, and replaced by a
 * corrected one if it went wrong.
 */
@Service
@Transactional
public class Refunds {
  private final RefundBook refunds;
  private final DisbursementRepository payments;
  private final PaymentViews views;
  private final PayoutBookings bookings;
  private final WorkNumbers numbers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Refunds(
      RefundBook refunds,
      DisbursementRepository payments,
      PaymentViews views,
      PayoutBookings bookings,
      WorkNumbers numbers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.refunds = refunds;
    this.payments = payments;
    this.views = views;
    this.bookings = bookings;
    this.numbers = numbers;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  void on(RefundOwed owed) {
    var refund =
        new Refund(
            numbers.next(WorkKind.REFUND),
            owed.refundId(),
            owed.owedFor(),
            owed.channel(),
            owed.channelReference(),
            owed.area(),
            owed.amount(),
            clock.instant());
    refunds.keep(refund);
    events.publishEvent(new RefundOpened(refund));
  }

  /** Sets the refund's money aside for one payment; somebody prepares it when it has no way. */
  public Reservation reserve(WorkNumber number) {
    var refund = refunds.of(number);
    var draft =
        Disbursement.refund(
            refund, wentWrongLast(number), refunds.accountOf(number).orElse(null), clock.instant());
    var payment = payments.save(draft);
    bookings.reserve(payment);
    return new Reservation(payment.id(), payment.payeeSound());
  }

  /** The refund of this number. */
  @Transactional(readOnly = true)
  public Optional<Refund> find(WorkNumber number) {
    return refunds.find(number);
  }

  /** Keeps what an official wrote at a task, but for the account. */
  public void note(WorkNumber number, String task, String official, Map<String, Object> fields) {
    refunds.note(number, task, official, fields);
  }

  /** The refunds of a gift with their payments, the oldest first. */
  @Transactional(readOnly = true)
  public List<Owed> owedFor(UUID giftId) {
    return refunds.owedFor(giftId).stream()
        .map(
            refund ->
                new Owed(
                    refund,
                    views.of(payments.findByRefundNumberOrderByCreatedAt(refund.number().value()))))
        .toList();
  }

  /** A refund, and what became of its payments, the oldest first. */
  public record Owed(Refund refund, List<Payment> payments) {}

  private @Nullable Disbursement wentWrongLast(WorkNumber number) {
    var all = payments.findByRefundNumberOrderByCreatedAt(number.value());
    var last = all.isEmpty() ? null : all.get(all.size() - 1);
    return last != null && last.wentWrong() ? last : null;
  }
}
