package org.aidflow.disbursement;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.disbursement.Disbursements.Reservation;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.provider.Providers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Providers' invoices for cases. They are paid from the need lines of the case, to the provider's
 * account instead of the household's, and otherwise as any payment.
 */
@Service
@Transactional
public class Invoices {
  private final InvoiceBook invoices;
  private final Providers providers;
  private final DisbursementRepository payments;
  private final Payees payees;
  private final PaidCases cases;
  private final PayoutBookings bookings;
  private final Clock clock;

  Invoices(
      InvoiceBook invoices,
      Providers providers,
      DisbursementRepository payments,
      Payees payees,
      PaidCases cases,
      PayoutBookings bookings,
      Clock clock) {
    this.invoices = invoices;
    this.providers = providers;
    this.payments = payments;
    this.payees = payees;
    this.cases = cases;
    this.bookings = bookings;
    this.clock = clock;
  }

  /**
   * Keeps what a provider bills; the same invoice again finds what was kept.
   *
   * @throws Conflict when the provider used the number for something else
   */
  public Invoice receive(
      CaseNumber caseNumber, UUID providerId, String invoiceNumber, Money amount) {
    var provider = providers.of(providerId);
    var invoice =
        new Invoice(
            UUID.randomUUID(), caseNumber, provider.id(), invoiceNumber, amount, clock.instant());
    if (invoices.keep(invoice) == 1) {
      return invoice;
    }
    var known = invoices.named(providerId, invoiceNumber).orElseThrow();
    if (!known.caseNumber().equals(caseNumber) || !known.amount().equals(amount)) {
      throw new Conflict(
          ErrorCode.DUPLICATE,
          "The provider billed something else under this number",
          Map.of("invoiceId", known.id()));
    }
    return known;
  }

  /**
   * Sets aside so much of the case's need lines for a payment of the invoice.
   *
   * @throws Conflict with {@code openFen} when a need line has less that is met and not paid
   * @throws org.aidflow.ledger.Overdrawn when the ledger does not have it
   */
  public Reservation reserve(UUID invoiceId, Map<UUID, Money> amounts) {
    var invoice = invoices.of(invoiceId);
    cases.requireUnpaid(invoice.caseNumber(), amounts);
    var payee = payees.of(providers.of(invoice.providerId()));
    var draft =
        Disbursement.invoice(invoice, wentWrongLast(invoiceId), amounts, payee, clock.instant());
    var payment = payments.save(draft);
    cases.reserved(payment);
    bookings.reserve(payment);
    return new Reservation(payment.id(), payment.payeeSound());
  }

  /** The invoices for a case, the oldest first. */
  @Transactional(readOnly = true)
  public List<Invoice> ofCase(CaseNumber caseNumber) {
    return invoices.ofCase(caseNumber);
  }

  private @Nullable Disbursement wentWrongLast(UUID invoiceId) {
    var all = payments.findByInvoiceIdOrderByCreatedAt(invoiceId);
    var last = all.isEmpty() ? null : all.get(all.size() - 1);
    return last != null && last.wentWrong() ? last : null;
  }
}
