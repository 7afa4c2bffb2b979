package org.aidflow.disbursement;

import static java.util.stream.Collectors.toMap;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.MoneyForRecovery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What came in of recoveries, and to which need lines it went back. */
@Component
class RecoveryReceipts {
  private final JdbcClient jdbc;
  private final Clock clock;

  RecoveryReceipts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Whether the channel has not reported this before.
   *
   * @throws Conflict when it reported something else under this reference
   */
  boolean isNew(Recovery recovery, String channel, String reference, Money amount) {
    var known =
        jdbc.sql(
                """
                select number || ' ' || reported_fen from recovery_receipt
                where channel = ? and channel_reference = ?
                """)
            .params(channel, reference)
            .query(String.class)
            .optional();
    if (known.isEmpty()) {
      return true;
    }
    if (!known.get().equals(recovery.number() + " " + amount.fen())) {
      throw Conflict.of(ErrorCode.DUPLICATE, "Other money was reported under this reference");
    }
    return false;
  }

  UUID keep(Recovery recovery, MoneyForRecovery money, Money taken, Map<UUID, Money> lines) {
    var id = UUID.randomUUID();
    jdbc.sql(
            """
            insert into recovery_receipt
              (id, number, channel, channel_reference, amount_fen, reported_fen, paid_at, received_at)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            id,
            recovery.number().value(),
            money.channel(),
            money.channelReference(),
            taken.fen(),
            money.amount().fen(),
            Timestamp.from(money.paidAt()),
            Timestamp.from(clock.instant()))
        .update();
    lines.forEach(
        (line, share) ->
            jdbc.sql("insert into recovery_line (receipt_id, line_id, amount_fen) values (?, ?, ?)")
                .params(id, line, share.fen())
                .update());
    return id;
  }

  /** What has gone back to each need line so far. */
  Map<UUID, Money> linesOf(Recovery recovery) {
    return jdbc
        .sql(
            """
            select l.line_id, sum(l.amount_fen) from recovery_line l
            join recovery_receipt r on r.id = l.receipt_id
            where r.number = ? group by l.line_id
            """)
        .param(recovery.number().value())
        .query((row, number) -> Map.entry(row.getObject(1, UUID.class), new Money(row.getLong(2))))
        .list()
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
