package org.aidflow.followup;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aidflow.access.CurrentActor;
import org.aidflow.casefile.MoneyPaid;
import org.aidflow.casefile.MoneyReturned;
import org.aidflow.followup.FollowUp.Receipt;
import org.aidflow.followup.FollowUp.Source;
import org.aidflow.followup.FollowUp.Word;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Payments whose arrival is to be known, and each word on it. */
@Component
class ReceiptBook {
  private final JdbcClient jdbc;
  private final CurrentActor actor;
  private final Clock clock;

  ReceiptBook(JdbcClient jdbc, CurrentActor actor, Clock clock) {
    this.jdbc = jdbc;
    this.actor = actor;
    this.clock = clock;
  }

  @EventListener
  void expect(MoneyPaid paid) {
    jdbc.sql(
            """
            insert into expected_receipt (payment_id, case_number, amount_fen, paid_at)
            values (?, ?, ?, ?)
            """)
        .params(
            paid.paymentId(),
            paid.caseNumber().value(),
            paid.amount().fen(),
            Timestamp.from(paid.at()))
        .update();
  }

  @EventListener
  void doubt(MoneyReturned returned) {
    jdbc.sql("update expected_receipt set returned_at = ? where payment_id = ?")
        .params(Timestamp.from(returned.at()), returned.paymentId())
        .update();
  }

  /** Whether less is known to have arrived than was paid. */
  boolean isShort(CaseNumber caseNumber) {
    return of(caseNumber).stream()
        .anyMatch(
            receipt -> receipt.word() != null && receipt.arrived().compareTo(receipt.paid()) < 0);
  }

  /** What is said now of a payment's arrival; false when the same source said something before. */
  boolean say(
      UUID payment, Source source, Received received, Money amount, @Nullable LocalDate on) {
    return jdbc.sql(
                """
                insert into receipt_confirmation
                  (payment_id, source, received, amount_fen, received_on, said_by, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
            .params(
                payment,
                source.name(),
                received.name(),
                amount.fen(),
                on == null ? null : Date.valueOf(on),
                actor.id(),
                Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** The payments of a case, the oldest first, each with the newest word on it. */
  List<Receipt> of(CaseNumber caseNumber) {
    return jdbc.sql(
            """
            select e.payment_id, e.amount_fen as paid_fen, e.paid_at, e.returned_at,
                   c.source, c.received, c.amount_fen, c.received_on
            from expected_receipt e
            left join lateral (
              select * from receipt_confirmation r
              where r.payment_id = e.payment_id order by r.id desc limit 1) c on true
            where e.case_number = ?
            order by e.paid_at
            """)
        .param(caseNumber.value())
        .query((row, number) -> receipt(row))
        .list();
  }

  private static Receipt receipt(ResultSet row) throws SQLException {
    return new Receipt(
        row.getObject("payment_id", UUID.class),
        Money.fen(row.getLong("paid_fen")),
        row.getTimestamp("paid_at").toInstant(),
        row.getTimestamp("returned_at") != null,
        word(row));
  }

  private static @Nullable Word word(ResultSet row) throws SQLException {
    var source = row.getString("source");
    if (source == null) return null;
    var on = row.getDate("received_on");
    return new Word(
        Source.valueOf(source),
        Received.valueOf(row.getString("received")),
        Money.fen(row.getLong("amount_fen")),
        on == null ? null : on.toLocalDate());
  }
}
