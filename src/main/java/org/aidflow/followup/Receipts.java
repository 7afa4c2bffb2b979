package org.aidflow.followup;

import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.TimelineCode.RECEIPT_ASKED;
import static org.aidflow.casefile.TimelineCode.RECEIPT_ASSUMED;
import static org.aidflow.casefile.TimelineCode.RECEIPT_CLEARED_UP;
import static org.aidflow.casefile.TimelineCode.RECEIPT_CONFIRMED;
import static org.aidflow.casefile.TimelineCode.RECEIPT_CONFIRMED_IN_PERSON;
import static org.aidflow.casefile.TimelineCode.RECEIPT_DENIED;
import static org.aidflow.casefile.TimelineCode.RECEIPT_KNOWN;
import static org.aidflow.casefile.TimelineCode.RECEIPT_REMINDED;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.MoneyMissing;
import org.aidflow.casefile.Timeline;
import org.aidflow.exchange.Signals;
import org.aidflow.followup.FollowUp.Receipt;
import org.aidflow.followup.FollowUp.Source;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.workflow.Sends;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out whether payments arrived: from the household, by silence, or by somebody who goes. */
@Sends("receipt-confirmed")
@Service
@Transactional
public class Receipts {
  private static final String SIGNAL = "receipt-confirmed";

  private final ReceiptBook book;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final Tellings tellings;
  private final Signals signals;
  private final Samples samples;
  private final FourEyes fourEyes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Receipts(
      ReceiptBook book,
      CaseFiles cases,
      Timeline timeline,
      Tellings tellings,
      Signals signals,
      Samples samples,
      FourEyes fourEyes,
      ApplicationEventPublisher events,
      Clock clock) {
    this.book = book;
    this.cases = cases;
    this.timeline = timeline;
    this.tellings = tellings;
    this.signals = signals;
    this.samples = samples;
    this.fourEyes = fourEyes;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks the household whether the money arrived.
   *
   * @return whether there was something to ask: for goods the family has signed
   */
  public boolean ask(CaseNumber caseNumber) {
    var open = open(caseNumber);
    if (open.isEmpty()) {
      cases.moveTo(caseNumber, CONFIRMING, RECEIPT_KNOWN, Map.of());
      return false;
    }
    cases.moveTo(caseNumber, CONFIRMING, RECEIPT_ASKED, Map.of());
    tellings.household(caseNumber, "receipt-asked", Map.of("paymentIds", open));
    return true;
  }

  /** Asks once more. */
  public void remind(CaseNumber caseNumber) {
    timeline.write(caseNumber, RECEIPT_REMINDED, Map.of());
    tellings.household(caseNumber, "receipt-reminded", Map.of("paymentIds", open(caseNumber)));
  }

  /**
   * The household says how much of a payment arrived, and when.
   *
   * @throws InvalidInput naming the field
   * @throws Conflict when it said so before
   */
  public void confirm(
      CaseNumber caseNumber, UUID paymentId, Received received, Money amount, Instant at) {
    var payment =
        book.of(caseNumber).stream()
            .filter(receipt -> receipt.paymentId().equals(paymentId))
            .findFirst()
            .orElseThrow(
                () ->
                    InvalidInput.of(
                        "paymentId", ErrorCode.NOT_FOUND, "no payment of this case was paid"));
    Arrival.check("amountFen", received, amount, payment.paid());
    if (at.isAfter(clock.instant())) {
      throw InvalidInput.of("at", ErrorCode.FUTURE_DATE, "lies in the future");
    }
    var on = LocalDate.ofInstant(at, WorkingDays.ZONE);
    if (!book.say(paymentId, Source.HOUSEHOLD, received, amount, on)) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "The household has spoken on this payment before");
    }
    tell(caseNumber, received, amount);
    if (payment.word() == null && open(caseNumber).isEmpty()) signals.send(SIGNAL, caseNumber);
  }

  /** Nobody objected in time: what nobody spoke on counts as received. */
  public void countAsReceived(CaseNumber caseNumber) {
    for (var receipt : book.of(caseNumber)) {
      if (receipt.word() == null) {
        book.say(receipt.paymentId(), Source.SILENCE, Received.FULL, receipt.paid(), null);
      }
    }
    timeline.write(caseNumber, RECEIPT_ASSUMED, Map.of());
  }

  /** Whether somebody goes and asks: at every doubt, and for a sample of the silent. */
  public boolean isInDoubt(CaseNumber caseNumber) {
    var receipts = book.of(caseNumber);
    return receipts.stream().anyMatch(Receipt::isDoubtful)
        || (receipts.stream().anyMatch(Receipt::isBySilence)
            && samples.hit("silent-receipt-percent", caseNumber));
  }

  /**
   * An official asked the household in person.
   *
   * @param part what arrived of all payments of the case together, when it was a part
   * @param on the day it arrived, where it did
   * @return whether all of it arrived
   * @throws InvalidInput naming the field of the form
   */
  public boolean recordInPerson(
      CaseNumber caseNumber,
      Received received,
      @Nullable Money part,
      @Nullable LocalDate on,
      String official) {
    fourEyes.record(caseNumber, Hand.CONFIRMED, official);
    if (on != null && on.isAfter(LocalDate.now(clock))) {
      throw InvalidInput.of("receivedOn", ErrorCode.FUTURE_DATE, "lies in the future");
    }
    var receipts = book.of(caseNumber);
    var paid = receipts.stream().map(Receipt::paid).reduce(Money.ZERO, Money::plus);
    var arrived = received == Received.FULL ? paid : part == null ? Money.ZERO : part;
    Arrival.check("receivedYuan", received, arrived, paid);
    sayInPerson(receipts, arrived, on);
    timeline.write(caseNumber, RECEIPT_CONFIRMED_IN_PERSON, Map.of());
    if (received == Received.NONE) timeline.write(caseNumber, RECEIPT_DENIED, Map.of());
    return arrived.equals(paid);
  }

  /**
   * The county found out about money that the bank paid and the household did not get.
   *
   * @param found where it is, or what is done about it
   */
  public void clearUp(CaseNumber caseNumber, ClearedReceipt found, String official) {
    var missing = missing(caseNumber);
    switch (found) {
      case FOUND ->
          missing.forEach(
              receipt ->
                  book.say(
                      receipt.paymentId(),
                      Source.CLEARED_UP,
                      Received.FULL,
                      receipt.paid(),
                      LocalDate.now(clock.withZone(WorkingDays.ZONE))));
      case CLAIM_BACK ->
          missing.stream()
              .filter(receipt -> !receipt.returned())
              .forEach(
                  receipt ->
                      events.publishEvent(
                          new MoneyMissing(
                              caseNumber,
                              receipt.paymentId(),
                              receipt.paid().minus(receipt.arrived()),
                              official)));
      case LEAVE -> {
        // its reason is among the findings
      }
    }
    timeline.write(caseNumber, RECEIPT_CLEARED_UP, Map.of("cleared", found.name()));
    tellings.household(caseNumber, "receipt-cleared-up", Map.of("outcome", found));
  }

  private List<Receipt> missing(CaseNumber caseNumber) {
    return book.of(caseNumber).stream()
        .filter(receipt -> receipt.arrived().compareTo(receipt.paid()) < 0)
        .toList();
  }

  /** What arrived is counted towards the oldest payment first. */
  private void sayInPerson(List<Receipt> receipts, Money amount, @Nullable LocalDate on) {
    var left = amount;
    for (var receipt : receipts) {
      var share = left.compareTo(receipt.paid()) < 0 ? left : receipt.paid();
      book.say(receipt.paymentId(), Source.IN_PERSON, Arrival.of(share, receipt.paid()), share, on);
      left = left.minus(share);
    }
  }

  private void tell(CaseNumber caseNumber, Received received, Money amount) {
    if (received == Received.NONE) timeline.write(caseNumber, RECEIPT_DENIED, Map.of());
    else timeline.write(caseNumber, RECEIPT_CONFIRMED, Map.of("amount", amount.yuan()));
  }

  private List<UUID> open(CaseNumber caseNumber) {
    return book.of(caseNumber).stream()
        .filter(receipt -> receipt.word() == null)
        .map(Receipt::paymentId)
        .toList();
  }
}
