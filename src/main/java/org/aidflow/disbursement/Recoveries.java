package org.aidflow.disbursement;

import static org.aidflow.casefile.TimelineCode.CLAIM_WRITTEN_OFF;
import static org.aidflow.casefile.TimelineCode.MONEY_CLAIMED_BACK;
import static org.aidflow.casefile.TimelineCode.MONEY_RECOVERED;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.MoneyRecovered;
import org.aidflow.casefile.Timeline;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.ledger.MoneyForRecovery;
import org.aidflow.ledger.MoneyLeftOver;
import org.aidflow.workflow.WorkNumbers;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money claimed back after it was paid. What comes in goes back to the need lines that it was paid
 * from, and from there to whom gave it.
 */
@Service
@Transactional
public class Recoveries {
  private final RecoveryRepository recoveries;
  private final RecoveryReceipts receipts;
  private final DisbursementRepository payments;
  private final PayoutBookings bookings;
  private final WorkNumbers numbers;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Recoveries(
      RecoveryRepository recoveries,
      RecoveryReceipts receipts,
      DisbursementRepository payments,
      PayoutBookings bookings,
      WorkNumbers numbers,
      CaseFiles cases,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.recoveries = recoveries;
    this.receipts = receipts;
    this.payments = payments;
    this.bookings = bookings;
    this.numbers = numbers;
    this.cases = cases;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Claims back a part of a payment, or all of it; a payment is claimed back once.
   *
   * @throws Conflict when it is not paid, was claimed back before ({@code recoveryNumber}), or is
   *     less ({@code paidFen})
   */
  public Recovery claim(UUID paymentId, Money amount, RecoveryReason reason, String official) {
    var payment =
        payments
            .locked(paymentId)
            .orElseThrow(() -> new NotFound("There is no payment " + paymentId));
    refuseUnlessPaid(payment, amount);
    recoveries.findByDisbursementId(paymentId).ifPresent(Recoveries::refuseSecond);
    var number = numbers.next(WorkKind.RECOVERY);
    var recovery =
        recoveries.save(new Recovery(number, payment, reason, amount, official, clock.instant()));
    timeline.write(
        payment.caseNumber(),
        MONEY_CLAIMED_BACK,
        Map.of("amount", amount.yuan(), "reason", reason.name()));
    cases.announce(
        payment.caseNumber(),
        "money-claimed-back",
        Map.of("recoveryNumber", number.value(), "amountFen", amount.fen(), "reason", reason));
    return recovery;
  }

  /**
   * Claims back so much of what a case was paid, payment after payment; nothing where nothing is
   * paid that was not claimed back before.
   *
   * @throws InvalidInput on {@code claimedYuan} when less was paid
   */
  public List<Recovery> claimOf(
      CaseNumber caseNumber, Money amount, RecoveryReason reason, String official) {
    var claimable =
        payments.findByCaseNumberOrderByCreatedAt(caseNumber).stream()
            .filter(payment -> payment.status() == DisbursementStatus.PAID)
            .filter(payment -> recoveries.findByDisbursementId(payment.id()).isEmpty())
            .toList();
    var paid = claimable.stream().map(Disbursement::amount).reduce(Money.ZERO, Money::plus);
    if (!claimable.isEmpty() && amount.isMoreThan(paid)) {
      throw InvalidInput.of(
          "claimedYuan",
          ErrorCode.OUT_OF_RANGE,
          "no more than the %s yuan that were paid".formatted(paid.yuan()));
    }
    var claims = new ArrayList<Recovery>();
    var rest = amount;
    for (var payment : claimable) {
      var part = rest.atMost(payment.amount());
      if (part.isPositive()) {
        claims.add(claim(payment.id(), part, reason, official));
        rest = rest.minus(part);
      }
    }
    return claims;
  }

  /**
   * Books what a payment channel reports; the same report again changes nothing. What is more than
   * is outstanding is taken too, and stands in suspense.
   *
   * @throws NotFound when there is no such recovery
   * @throws Conflict when the channel reported something else under this reference
   */
  public Recovery receive(
      WorkNumber number, String channel, String reference, Money amount, Instant paidAt) {
    var recovery =
        recoveries
            .locked(number.value())
            .orElseThrow(() -> new NotFound("There is no recovery " + number));
    if (!receipts.isNew(recovery, channel, reference, amount)) {
      return recovery;
    }
    var money =
        new MoneyForRecovery(
            number.value(), bookings.clearingOf(channel), channel, reference, amount, paidAt);
    receive(recovery, money);
    return recovery;
  }

  /** Takes what was said to be for a recovery, by the payer or by an official. */
  @EventListener
  void on(MoneyForRecovery money) {
    recoveries
        .locked(money.recovery())
        .ifPresentOrElse(recovery -> receive(recovery, money), () -> leave(money, money.amount()));
  }

  /**
   * Gives up what has not come in; two officials answer for it.
   *
   * @throws Conflict when nothing is waited for
   */
  public Recovery writeOff(WorkNumber number, String proposedBy, String agreedBy) {
    if (proposedBy.equals(agreedBy)) {
      throw new NotAllowed("Another person has to agree (" + number + ").");
    }
    var recovery =
        recoveries
            .locked(number.value())
            .orElseThrow(() -> new NotFound("There is no recovery " + number));
    var given = recovery.outstanding();
    recovery.writeOff(proposedBy, agreedBy, clock.instant());
    timeline.write(recovery.caseNumber(), CLAIM_WRITTEN_OFF, Map.of("amount", given.yuan()));
    return recovery;
  }

  /** Every recovery of a case, the oldest first. */
  @Transactional(readOnly = true)
  public List<Recovery> ofCase(CaseNumber caseNumber) {
    return recoveries.findByCaseNumberOrderByClaimedAt(caseNumber);
  }

  /** Whether money of the payment came back from whom it was paid to. */
  boolean hasBrought(UUID paymentId) {
    return recoveries
        .findByDisbursementId(paymentId)
        .filter(recovery -> recovery.received().isPositive())
        .isPresent();
  }

  /** The bank sent the payment back: nobody owes it any more. */
  void cancelFor(UUID paymentId) {
    recoveries
        .lockedOfPayment(paymentId)
        .filter(recovery -> recovery.status().isOpen())
        .ifPresent(recovery -> recovery.cancel(clock.instant()));
  }

  private void receive(Recovery recovery, MoneyForRecovery money) {
    var taken = recovery.receive(money.amount(), clock.instant());
    if (!taken.isPositive()) {
      leave(money, money.amount());
      return;
    }
    var rest = money.amount().minus(taken);
    if (rest.isPositive()) {
      refuseToSplit(money, rest);
    }
    book(recovery, money, taken, rest);
  }

  private void book(Recovery recovery, MoneyForRecovery money, Money taken, Money rest) {
    var lines = shares(recovery, taken);
    var receipt = receipts.keep(recovery, money, taken, lines);
    recoveries.flush();
    lines.forEach((line, share) -> cases.lockedLine(line).unpay(share));
    timeline.write(
        recovery.caseNumber(),
        MONEY_RECOVERED,
        Map.of("amount", taken.yuan(), "open", recovery.outstanding().yuan()));
    cases.announce(
        recovery.caseNumber(),
        "money-recovered",
        Map.of("recoveryNumber", recovery.number().value(), "amountFen", taken.fen()));
    var leftOver = UUID.randomUUID();
    bookings.recovered(receipt, money, lines, leftOver);
    if (rest.isPositive()) {
      events.publishEvent(leftOver(money, leftOver, true, rest));
    }
    events.publishEvent(new MoneyRecovered(recovery.caseNumber(), lines));
  }

  /** Fills line after line with what was paid from it and has not come back. */
  private Map<UUID, Money> shares(Recovery recovery, Money taken) {
    var paid = payments.findById(recovery.paymentId()).orElseThrow().lines();
    var back = receipts.linesOf(recovery);
    var shares = new LinkedHashMap<UUID, Money>();
    var rest = taken;
    for (var line : new TreeMap<>(paid).entrySet()) {
      var open = line.getValue().minus(back.getOrDefault(line.getKey(), Money.ZERO));
      var share = rest.atMost(open);
      if (share.isPositive()) {
        shares.put(line.getKey(), share);
        rest = rest.minus(share);
      }
    }
    return shares;
  }

  private void leave(MoneyForRecovery money, Money rest) {
    refuseToSplit(money, rest);
    events.publishEvent(leftOver(money, UUID.randomUUID(), false, rest));
  }

  /** What an official placed here stays together, or is not placed. */
  private void refuseToSplit(MoneyForRecovery money, Money rest) {
    if (!bookings.isClearing(money.from(), money.channel())) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN,
          "%s yuan more than is claimed back and outstanding".formatted(rest.yuan()),
          Map.of("openFen", money.amount().minus(rest).fen()));
    }
  }

  private static MoneyLeftOver leftOver(
      MoneyForRecovery money, UUID id, boolean inSuspense, Money rest) {
    return new MoneyLeftOver(
        id, inSuspense, money.channel(), money.channelReference(), rest, money.paidAt());
  }

  private static void refuseUnlessPaid(Disbursement payment, Money amount) {
    if (payment.status() != DisbursementStatus.PAID) {
      throw new Conflict(
          ErrorCode.WRONG_STATE,
          "A payment that is %s is not claimed back".formatted(payment.status().en()),
          Map.of("paymentId", payment.id(), "current", payment.status()));
    }
    if (amount.isMoreThan(payment.amount())) {
      throw new Conflict(
          ErrorCode.MORE_THAN_OPEN,
          "%s yuan were paid".formatted(payment.amount().yuan()),
          Map.of("paidFen", payment.amount().fen()));
    }
  }

  private static void refuseSecond(Recovery first) {
    throw new Conflict(
        ErrorCode.DUPLICATE,
        "This payment was claimed back before",
        Map.of("recoveryNumber", first.number().value()));
  }
}
