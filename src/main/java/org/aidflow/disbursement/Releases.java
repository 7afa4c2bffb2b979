package org.aidflow.disbursement;

import static org.aidflow.ledger.AccountKind.LINE_FUND;
import static org.aidflow.ledger.AccountKind.REFUNDS_PAYABLE;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.exchange.Outbox;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotAllowed;
import org.aidflow.ledger.AccountKind;
import org.aidflow.ledger.Books;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has a frozen payment ordered by one more person. Who may is held by the database as well: the
 * approval is bound to the hash of what was frozen and to who prepared it.
 */
@Component
class Releases {
  private final FourEyes fourEyes;
  private final CaseFiles cases;
  private final Books books;
  private final PayoutBookings bookings;
  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Clock clock;

  Releases(
      FourEyes fourEyes,
      CaseFiles cases,
      Books books,
      PayoutBookings bookings,
      JdbcClient jdbc,
      Outbox outbox,
      Clock clock) {
    this.fourEyes = fourEyes;
    this.cases = cases;
    this.books = books;
    this.bookings = bookings;
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Why money of these must not leave at present, in words; empty when it may. */
  Optional<String> objection(List<Disbursement> payments) {
    var lines = fundsOf(LINE_FUND, payments);
    var refunds = fundsOf(REFUNDS_PAYABLE, payments);
    return books
        .objection(LINE_FUND, lines)
        .or(() -> refunds.isEmpty() ? Optional.empty() : books.objection(REFUNDS_PAYABLE, refunds));
  }

  /**
   * Refuses to let money of these leave while the books are not sound.
   *
   * @throws org.aidflow.kernel.Conflict with the reason
   */
  void requireSound(List<Disbursement> payments) {
    for (var kind : List.of(LINE_FUND, REFUNDS_PAYABLE)) {
      var funds = fundsOf(kind, payments);
      if (!funds.isEmpty()) books.requireSound(kind, funds);
    }
  }

  /** A payment of a batch is ordered with it; any other at once. */
  void release(Disbursement payment, String official) {
    requireSound(List.of(payment));
    refuseWhileHeld(payment);
    fourEyes.record(payment.subject(), Hand.RELEASED, official);
    approve(payment, official);
    payment.release(clock.instant());
    if (payment.batchId().isEmpty()) order(payment);
  }

  /** PostgreSQL refuses it too. */
  private void refuseWhileHeld(Disbursement payment) {
    if (payment.subject() instanceof CaseNumber caseNumber
        && cases.of(caseNumber).flags().contains(CaseFlag.HELD)) {
      throw new NotAllowed(
          "Case %s is held while a suspicion is looked into: nothing of it is paid."
              .formatted(caseNumber));
    }
  }

  void order(Disbursement payment) {
    outbox.command(SubmitPayment.KIND, payment.id(), Map.of("orderId", payment.orderId()));
  }

  void orderTogether(UUID batch) {
    outbox.command(SubmitBatch.KIND, batch, Map.of());
  }

  private void approve(Disbursement payment, String official) {
    jdbc.sql(
            """
            insert into disbursement_approval
              (disbursement_id, payload_hash, prepared_by, official, approved_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            payment.id(),
            payment.payloadHash().orElse(null),
            payment.preparedBy(),
            official,
            Timestamp.from(clock.instant()))
        .update();
  }

  private List<String> fundsOf(AccountKind kind, List<Disbursement> payments) {
    return payments.stream()
        .filter(payment -> bookings.fundKind(payment) == kind)
        .flatMap(payment -> bookings.fundNames(payment).stream())
        .toList();
  }
}
