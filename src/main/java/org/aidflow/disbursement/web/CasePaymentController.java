package org.aidflow.disbursement.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.aidflow.access.Scopes;
import org.aidflow.casefile.OwnCases;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.Payment;
import org.aidflow.exchange.Page;
import org.aidflow.kernel.Language;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the payments of a client's own case stand. */
@RestController
@RequestMapping("/api/v1/cases/{caseNumber}/payments")
@Tag(name = "Payments")
class CasePaymentController {
  private final Disbursements disbursements;
  private final OwnCases ownCases;

  CasePaymentController(Disbursements disbursements, OwnCases ownCases) {
    this.disbursements = disbursements;
    this.ownCases = ownCases;
  }

  @GetMapping
  @PreAuthorize(Scopes.MAY_READ_CASES)
  @Operation(summary = "The payments of a case of this client's own, the oldest first")
  Page<PaymentView> payments(@PathVariable String caseNumber, Locale locale) {
    var language = Language.of(locale);
    var items =
        disbursements.paymentsOf(ownCases.number(caseNumber)).stream()
            .map(payment -> PaymentView.of(payment, language))
            .toList();
    return new Page<>(items, null);
  }

  /**
   * A payment as the applicant's side sees it.
   *
   * @param replaces the payment that went wrong before this one
   * @param lines fen by need line
   * @param account masked but for the last four digits
   * @param reason of a rejection or return, an ISO 20022 code
   */
  record PaymentView(
      UUID paymentId,
      @Nullable UUID replaces,
      DisbursementStatus status,
      String statusText,
      Money amountFen,
      Map<UUID, Money> lines,
      String account,
      @Nullable String reason,
      Instant createdAt,
      @Nullable Instant releasedAt,
      @Nullable Instant paidAt,
      @Nullable Instant returnedAt) {

    static PaymentView of(Payment payment, Language language) {
      return new PaymentView(
          payment.id(),
          payment.replaces(),
          payment.status(),
          payment.status().label(language),
          payment.amount(),
          payment.lines(),
          payment.account(),
          payment.reason(),
          payment.createdAt(),
          payment.releasedAt(),
          payment.paidAt(),
          payment.returnedAt());
    }
  }
}
