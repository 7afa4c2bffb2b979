package org.aidflow.disbursement;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.bank.BankAnswer;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.casefile.MoneyReturned;
import org.aidflow.disbursement.BankAnswers.Source;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The payments of cases: one for each time money is sent, for all need lines that are met.
 *
 * <p>A payment that failed or came back stays what it is; the corrected one replaces it.
 */
@Service
@Transactional
public class Disbursements {
  private final DisbursementRepository payments;
  private final Payees payees;
  private final Releases releases;
  private final BankAnswers answers;
  private final PayoutBookings bookings;
  private final PaidCases cases;
  private final Meanings meanings;
  private final PaymentViews views;
  private final FourEyes fourEyes;
  private final Clock clock;

  Disbursements(
      DisbursementRepository payments,
      Payees payees,
      Releases releases,
      BankAnswers answers,
      PayoutBookings bookings,
      PaidCases cases,
      Meanings meanings,
      PaymentViews views,
      FourEyes fourEyes,
      Clock clock) {
    this.payments = payments;
    this.payees = payees;
    this.releases = releases;
    this.answers = answers;
    this.bookings = bookings;
    this.cases = cases;
    this.meanings = meanings;
    this.views = views;
    this.fourEyes = fourEyes;
    this.clock = clock;
  }

  /**
   * A payment drafted, and its money set aside.
   *
   * @param payeeSound every check passed: nobody need prepare it
   */
  public record Reservation(UUID id, boolean payeeSound) {}

  /**
   * Sets aside what of the case's need lines is met and not yet paid, for one payment.
   *
   * @throws IllegalStateException when nothing is to be paid
   * @throws org.aidflow.ledger.Overdrawn when the ledger does not have it
   */
  public Reservation reserve(CaseNumber caseNumber) {
    return reserve(caseNumber, null);
  }

  /**
   * The same; of a case that has ended, what came back of the payment that went wrong alone.
   *
   * @param wrong the payment that is replaced; none for the last one, if that went wrong
   */
  public Reservation reserve(CaseNumber caseNumber, @Nullable UUID wrong) {
    var replaced = wrong == null ? wentWrongLast(caseNumber) : wentWrong(wrong);
    var amounts =
        replaced != null && cases.isOver(caseNumber) ? replaced.lines() : cases.toPay(caseNumber);
    var payee = replaced == null ? payees.of(caseNumber) : payees.insteadOf(replaced);
    var draft = Disbursement.aid(caseNumber, replaced, amounts, payee, clock.instant());
    var payment = payments.save(draft);
    cases.reserved(payment);
    bookings.reserve(payment);
    return new Reservation(payment.id(), payment.payeeSound());
  }

  /** An official vouches for the payee of a draft. */
  public void prepare(UUID id, AccountDetails account, String official) {
    var payment = locked(id);
    fourEyes.record(payment.subject(), Hand.PREPARED, official);
    payment.prepare(payees.correct(payment, account, official));
    meanings.of(payment).prepared(payment);
  }

  /** From now on payee and amount stay what they are, until released or sent back. */
  public void freeze(UUID id) {
    locked(id).freeze();
  }

  /**
   * Another person than those who filed, visited, decided or prepared orders the payment.
   *
   * @throws org.aidflow.kernel.NotAllowed with the reason in words
   */
  public void release(UUID id, String official) {
    var payment = locked(id);
    releases.release(payment, official);
    meanings.of(payment).released(payment);
  }

  /** The releaser wants the payment prepared again. */
  public void sendBack(UUID id) {
    var payment = locked(id);
    payment.sendBack();
    meanings.of(payment).sentBack(payment);
  }

  /** The bank has been silent for too long: it is asked as soon as may be. */
  public void askBank(UUID id) {
    answers.askNow(locked(id));
  }

  /**
   * Cancels the payment to the household that nobody has released, or that went wrong and was not
   * replaced; its money is on its need lines again.
   *
   * @return whether there was one
   */
  public boolean cancelUnreleased(CaseNumber caseNumber) {
    var payment =
        payments.lockedOf(caseNumber).stream()
            .filter(one -> one.purpose() == Purpose.AID)
            .reduce((earlier, later) -> later)
            .filter(latest -> !latest.isOrdered());
    payment.ifPresent(this::cancel);
    return payment.isPresent();
  }

  /**
   * Whether money for the household has been released and the bank's last word is awaited; that
   * stays so until this transaction ends.
   */
  public boolean isUnderWay(CaseNumber caseNumber) {
    return payments.lockedOf(caseNumber).stream()
        .map(Disbursement::status)
        .anyMatch(status -> status == DisbursementStatus.RELEASED || status.isUnderWay());
  }

  private void cancel(Disbursement payment) {
    if (payment.wentWrong()) {
      payment.cancel();
      answers.forget(payment);
      return;
    }
    if (payment.status() == DisbursementStatus.DRAFT) {
      payment.freeze();
      payments.flush(); // the database checks each step
    }
    payment.cancel();
    payments.flush();
    bookings.free(payment);
  }

  /**
   * What became of the payment, by its own state, whoever established it; that stays so until this
   * transaction ends.
   */
  public PaymentOutcome outcomeOf(UUID id) {
    return switch (locked(id).status()) {
      case PAID -> PaymentOutcome.PAID;
      case FAILED, CANCELLED -> PaymentOutcome.REJECTED;
      case RETURNED -> PaymentOutcome.RETURNED;
      default -> PaymentOutcome.UNKNOWN;
    };
  }

  /** How often money was sent for this purpose, this payment included. */
  @Transactional(readOnly = true)
  public int attemptOf(UUID id) {
    return payment(id).attempt();
  }

  /** A person asked the bank what became of an unclear payment. */
  public void clearUp(UUID id, ClearedUp said, @Nullable String bankReference) {
    var payment = locked(id);
    var kind =
        switch (said) {
          case PAID -> Kind.PAID;
          case FAILED -> Kind.REJECTED;
          case UNKNOWN -> Kind.UNKNOWN;
        };
    var answer = new BankAnswer(kind, null, bankReference, payment.amount(), clock.instant(), null);
    answers.hear(Source.PERSON, payment.orderId(), answer, null);
  }

  /** An official found where the money of a rejected or returned payment shall go instead. */
  public void correctAccount(UUID id, AccountDetails account, String official) {
    var payment = payment(id);
    fourEyes.record(payment.subject(), Hand.PREPARED, official);
    payees.correct(payment, account, official);
    meanings.of(payment).accountCorrected(payment);
  }

  /** The payments of a case, the oldest first. */
  @Transactional(readOnly = true)
  public List<Payment> paymentsOf(CaseNumber caseNumber) {
    return views.of(payments.findByCaseNumberOrderByCreatedAt(caseNumber));
  }

  /** Whether the last money for the household came back from the bank, and is not paid again. */
  @Transactional(readOnly = true)
  public boolean cameBack(CaseNumber caseNumber) {
    return cameBackLast(caseNumber).isPresent();
  }

  /** That money, as long as all of it lies on its need lines. */
  Optional<MoneyReturned> lyingIdle(CaseNumber caseNumber) {
    return cameBackLast(caseNumber)
        .filter(cases::isUnpaid)
        .map(
            last ->
                new MoneyReturned(
                    caseNumber, last.id(), last.amount(), last.returnedAt().orElseThrow()));
  }

  private Optional<Disbursement> cameBackLast(CaseNumber caseNumber) {
    return Optional.ofNullable(wentWrongLast(caseNumber))
        .filter(last -> last.status() == DisbursementStatus.RETURNED);
  }

  private @Nullable Disbursement wentWrongLast(CaseNumber caseNumber) {
    var all =
        payments.findByCaseNumberOrderByCreatedAt(caseNumber).stream()
            .filter(payment -> payment.purpose() == Purpose.AID)
            .toList();
    var last = all.isEmpty() ? null : all.get(all.size() - 1);
    return last != null && last.wentWrong() ? last : null;
  }

  private @Nullable Disbursement wentWrong(UUID id) {
    return payments.findById(id).filter(Disbursement::wentWrong).orElse(null);
  }

  private Disbursement locked(UUID id) {
    return payments.locked(id).orElseThrow(() -> new NotFound("There is no payment " + id));
  }

  private Disbursement payment(UUID id) {
    return payments.findById(id).orElseThrow(() -> new NotFound("There is no payment " + id));
  }
}
