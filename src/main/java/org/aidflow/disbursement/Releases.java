package org.aidflow.disbursement;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.exchange.Outbox;
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
  private final Books books;
  private final JdbcClient jdbc;
  private final Outbox outbox;
  private final Clock clock;

  Releases(FourEyes fourEyes, Books books, JdbcClient jdbc, Outbox outbox, Clock clock) {
    this.fourEyes = fourEyes;
    this.books = books;
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A payment of a batch is ordered with it; any other at once. */
  void release(Disbursement payment, String official) {
    books.requireSound(
        AccountKind.LINE_FUND, payment.lines().keySet().stream().map(UUID::toString).toList());
    fourEyes.record(payment.caseNumber(), Hand.RELEASED, official);
    approve(payment, official);
    payment.release(clock.instant());
    if (payment.batchId().isEmpty()) order(payment);
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
}
