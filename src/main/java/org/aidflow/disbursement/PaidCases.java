package org.aidflow.disbursement;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.aidflow.casefile.CaseStatus.CONFIRMING;
import static org.aidflow.casefile.CaseStatus.FOLLOWING_UP;
import static org.aidflow.casefile.CaseStatus.PAYING;
import static org.aidflow.casefile.TimelineCode.ACCOUNT_CORRECTED;
import static org.aidflow.casefile.TimelineCode.MONEY_RESERVED;
import static org.aidflow.casefile.TimelineCode.PAYEE_DOUBTED;
import static org.aidflow.casefile.TimelineCode.PAYMENT_NOT_RELEASED;
import static org.aidflow.casefile.TimelineCode.PAYMENT_PREPARED;
import static org.aidflow.casefile.TimelineCode.PAYMENT_REJECTED;
import static org.aidflow.casefile.TimelineCode.PAYMENT_RELEASED;
import static org.aidflow.casefile.TimelineCode.PAYMENT_RETURNED;
import static org.aidflow.casefile.TimelineCode.PAYMENT_SETTLED;
import static org.aidflow.casefile.TimelineCode.PAYMENT_UNKNOWN;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.MoneyPaid;
import org.aidflow.casefile.MoneyReturned;
import org.aidflow.casefile.NeedLine;
import org.aidflow.casefile.PaymentFailed;
import org.aidflow.casefile.Timeline;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a payment means for its case: need lines, status, timeline, and who is told. */
@Component
class PaidCases implements Meaning {
  private static final Set<CaseStatus> COUNTED_AS_PAID = EnumSet.of(CONFIRMING, FOLLOWING_UP);

  private final CaseFiles cases;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PaidCases(CaseFiles cases, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
    this.cases = cases;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /** What of each need line is met and not paid; nothing else. */
  Map<UUID, Money> toPay(CaseNumber caseNumber) {
    var amounts = new LinkedHashMap<UUID, Money>();
    for (var line : cases.linesOf(caseNumber)) {
      var open = line.met().minus(line.paid());
      if (!open.isZero()) amounts.put(line.id(), open);
    }
    if (amounts.isEmpty()) {
      throw new IllegalStateException("Case " + caseNumber + " has nothing to be paid");
    }
    return amounts;
  }

  /**
   * Refuses to take more of a need line than is met and not paid.
   *
   * @throws Conflict with {@code openFen} and the line
   */
  void requireUnpaid(CaseNumber caseNumber, Map<UUID, Money> amounts) {
    var lines = cases.linesOf(caseNumber).stream().collect(toMap(NeedLine::id, NeedLine::unpaid));
    amounts.forEach(
        (line, amount) -> {
          var open = lines.getOrDefault(line, Money.ZERO);
          if (amount.isMoreThan(open)) {
            throw new Conflict(
                ErrorCode.MORE_THAN_OPEN,
                "%s yuan are more than the %s yuan that are met and not paid"
                    .formatted(amount.yuan(), open.yuan()),
                Map.of("lineId", line, "openFen", open.fen()));
          }
        });
  }

  /** Whether all that the payment was made of is met and not paid. */
  boolean isUnpaid(Disbursement payment) {
    var lines =
        cases.linesOf(payment.caseNumber()).stream().collect(toMap(NeedLine::id, NeedLine::unpaid));
    return payment.lines().entrySet().stream()
        .noneMatch(
            share -> share.getValue().isMoreThan(lines.getOrDefault(share.getKey(), Money.ZERO)));
  }

  /** Whether the case has ended: what is paid of it now changes its status no more. */
  boolean isOver(CaseNumber caseNumber) {
    return cases.of(caseNumber).isOver();
  }

  void reserved(Disbursement payment) {
    var caseNumber = payment.caseNumber();
    if (cases.of(caseNumber).status() == PAYING || isOver(caseNumber)) {
      timeline.write(caseNumber, MONEY_RESERVED, amountOf(payment));
    } else {
      cases.moveTo(caseNumber, PAYING, MONEY_RESERVED, amountOf(payment));
    }
    if (!payment.payeeSound()) {
      var reasons = payment.doubts().stream().filter(PayeeDoubt::stops).map(Enum::name).sorted();
      timeline.write(caseNumber, PAYEE_DOUBTED, Map.of("reason", reasons.collect(joining(","))));
    }
  }

  @Override
  public void prepared(Disbursement payment) {
    timeline.write(payment.caseNumber(), PAYMENT_PREPARED, amountOf(payment));
  }

  @Override
  public void released(Disbursement payment) {
    timeline.write(payment.caseNumber(), PAYMENT_RELEASED, amountOf(payment));
  }

  @Override
  public void sentBack(Disbursement payment) {
    timeline.write(payment.caseNumber(), PAYMENT_NOT_RELEASED, Map.of());
  }

  @Override
  public void accountCorrected(Disbursement payment) {
    timeline.write(payment.caseNumber(), ACCOUNT_CORRECTED, Map.of());
  }

  @Override
  public void paid(Disbursement payment) {
    payment.lines().forEach((line, share) -> cases.lockedLine(line).pay(share));
    timeline.write(payment.caseNumber(), PAYMENT_SETTLED, amountOf(payment));
    tell(payment, "payment-settled");
    events.publishEvent(
        new MoneyPaid(payment.caseNumber(), payment.id(), payment.amount(), clock.instant()));
  }

  @Override
  public void rejected(Disbursement payment) {
    timeline.write(payment.caseNumber(), PAYMENT_REJECTED, reasonOf(payment));
    tell(payment, "payment-rejected");
    events.publishEvent(new PaymentFailed(payment.caseNumber()));
  }

  @Override
  public void returned(Disbursement payment) {
    payment.lines().forEach((line, share) -> cases.lockedLine(line).unpay(share));
    var caseNumber = payment.caseNumber();
    if (COUNTED_AS_PAID.contains(cases.of(caseNumber).status())) {
      cases.moveTo(caseNumber, PAYING, PAYMENT_RETURNED, reasonOf(payment));
    } else {
      timeline.write(caseNumber, PAYMENT_RETURNED, reasonOf(payment));
    }
    tell(payment, "payment-returned");
    events.publishEvent(
        new MoneyReturned(payment.caseNumber(), payment.id(), payment.amount(), clock.instant()));
  }

  @Override
  public void unclear(Disbursement payment) {
    timeline.write(payment.caseNumber(), PAYMENT_UNKNOWN, Map.of());
  }

  private void tell(Disbursement payment, String type) {
    cases.announce(
        payment.caseNumber(),
        type,
        Map.of("paymentId", payment.id(), "amountFen", payment.amount().fen()));
  }

  private static Map<String, String> amountOf(Disbursement payment) {
    return Map.of("amount", payment.amount().yuan());
  }

  private static Map<String, String> reasonOf(Disbursement payment) {
    return Map.of("reason", payment.reason().orElse("–"));
  }
}
