package org.aidflow.disbursement;

import static org.aidflow.casefile.TimelineCode.RETURN_GIVEN_BACK;
import static org.aidflow.casefile.TimelineCode.RETURN_PAID_AGAIN;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.casefile.CaseEnded;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.MoneyRecovered;
import org.aidflow.casefile.MoneyReturned;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that the bank sends back once their case has ended. An official has each paid again, to
 * an account that was looked at, or gives it back to those who gave it.
 */
@Service
@Transactional
public class LateReturns {
  private static final Set<RecoveryReason> NOT_TO_BE_PAID =
      EnumSet.of(RecoveryReason.FRAUD, RecoveryReason.RATIFICATION_REFUSED);

  private final LateReturnBook book;
  private final DisbursementRepository payments;
  private final Disbursements disbursements;
  private final Recoveries recoveries;
  private final CaseFiles cases;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  LateReturns(
      LateReturnBook book,
      DisbursementRepository payments,
      Disbursements disbursements,
      Recoveries recoveries,
      CaseFiles cases,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.book = book;
    this.payments = payments;
    this.disbursements = disbursements;
    this.recoveries = recoveries;
    this.cases = cases;
    this.timeline = timeline;
    this.events = events;
  }

  /** What becomes of money that came back. */
  public enum Outcome {
    /** The household gets it after all. */
    PAY_AGAIN,
    /** It is the donors' again, or the public fund's. */
    GIVE_BACK
  }

  /** What comes back while it is being paid again is corrected there. */
  @EventListener
  void on(MoneyReturned returned) {
    var file = cases.of(returned.caseNumber());
    boolean aid = payment(returned.paymentId()).purpose() == Purpose.AID;
    if (aid && file.isOver() && !book.isBeingPaidAgain(returned.paymentId())) {
      open(file, returned);
    }
  }

  /** What came back a moment before the case ended has nobody else to see to it. */
  @EventListener
  void on(CaseEnded ended) {
    disbursements
        .lyingIdle(ended.caseNumber())
        .ifPresent(returned -> open(cases.of(ended.caseNumber()), returned));
  }

  private void open(CaseFile file, MoneyReturned returned) {
    book.open(returned);
    events.publishEvent(
        new LateReturned(
            file.caseNumber(),
            file.area(),
            file.priorityBand(),
            returned.paymentId(),
            returned.amount()));
  }

  /**
   * An official found the account that it shall be paid to; another releases it.
   *
   * @throws Conflict when it was decided on before, or the household was not to have it
   */
  public void payAgain(UUID paymentId, AccountDetails account, String official) {
    var payment = payment(paymentId);
    refuseIfClaimedBack(payment);
    book.decide(paymentId, Outcome.PAY_AGAIN, official);
    write(payment, RETURN_PAID_AGAIN);
    disbursements.correctAccount(paymentId, account, official);
  }

  /**
   * It waits, unallocated, for the wish of its donors, or is in its public fund again.
   *
   * @throws Conflict when it was decided on before
   */
  public void giveBack(UUID paymentId, String official) {
    var payment = payment(paymentId);
    book.decide(paymentId, Outcome.GIVE_BACK, official);
    book.settle(paymentId);
    write(payment, RETURN_GIVEN_BACK);
    events.publishEvent(new MoneyRecovered(payment.caseNumber(), payment.lines()));
  }

  /** It is paid: what comes back of that is decided on anew. */
  public void settle(UUID paymentId) {
    book.settle(paymentId);
  }

  private void refuseIfClaimedBack(Disbursement payment) {
    recoveries.ofCase(payment.caseNumber()).stream()
        .filter(recovery -> NOT_TO_BE_PAID.contains(recovery.reason()))
        .findFirst()
        .ifPresent(
            recovery -> {
              throw new Conflict(
                  ErrorCode.WRONG_STATE,
                  "This was claimed back, for %s: it goes back to those who gave it"
                      .formatted(recovery.reason().en()),
                  Map.of("recoveryNumber", recovery.number().value()));
            });
  }

  private void write(Disbursement payment, TimelineCode code) {
    timeline.write(payment.caseNumber(), code, Map.of("amount", payment.amount().yuan()));
  }

  private Disbursement payment(UUID id) {
    return payments.findById(id).orElseThrow(() -> new NotFound("There is no payment " + id));
  }
}
