package org.aidflow.disbursement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.vault.VaultToken;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stored refunds, what officials wrote about them, and where they go instead. */
@Component
class RefundBook {
  private static final String REFUND =
      """
      select number, id, owed_for, channel, channel_reference, area, amount_fen, owed_at from refund
      """;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  RefundBook(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void keep(Refund refund) {
    jdbc.sql("insert into refund values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            refund.number().value(),
            refund.id(),
            refund.owedFor(),
            refund.channel(),
            refund.channelReference(),
            refund.area().value(),
            refund.amount().fen(),
            Timestamp.from(refund.owedAt()))
        .update();
  }

  Refund of(WorkNumber number) {
    return find(number).orElseThrow(() -> new NotFound("There is no refund " + number));
  }

  Optional<Refund> find(WorkNumber number) {
    return jdbc.sql(REFUND + "where number = ?")
        .param(number.value())
        .query((row, line) -> refund(row))
        .optional();
  }

  /** What is owed for a gift or for unplaced money, the oldest first. */
  List<Refund> owedFor(UUID id) {
    return jdbc.sql(REFUND + "where owed_for = ? order by owed_at, number")
        .param(id)
        .query((row, line) -> refund(row))
        .list();
  }

  /** Where it goes instead, by the newest word of an official. */
  Optional<PayeeAccount> accountOf(WorkNumber number) {
    return jdbc.sql(
            """
            select payee_token, bank_code, said_by from refund_account
            where number = ? order by id desc limit 1
            """)
        .param(number.value())
        .query(
            (row, line) ->
                new PayeeAccount(
                    new VaultToken(row.getObject(1, UUID.class)),
                    row.getString(2),
                    EnumSet.noneOf(PayeeDoubt.class),
                    row.getString(3)))
        .optional();
  }

  void correct(WorkNumber number, PayeeAccount account) {
    jdbc.sql(
            """
            insert into refund_account (number, payee_token, bank_code, said_by, said_at)
            values (?, ?, ?, ?, ?)
            """)
        .params(
            number.value(),
            account.token().value(),
            account.bankCode(),
            account.vouchedBy(),
            Timestamp.from(clock.instant()))
        .update();
  }

  void note(WorkNumber number, String task, String official, Map<String, Object> fields) {
    try {
      jdbc.sql(
              """
              insert into refund_note (number, task, official, fields, at)
              values (?, ?, ?, ?::jsonb, ?)
              """)
          .params(
              number.value(),
              task,
              official,
              json.writeValueAsString(fields),
              Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What a form holds is always JSON", e);
    }
  }

  private static Refund refund(ResultSet row) throws SQLException {
    return new Refund(
        new WorkNumber(row.getString("number")),
        row.getObject("id", UUID.class),
        row.getObject("owed_for", UUID.class),
        row.getString("channel"),
        row.getString("channel_reference"),
        new AreaCode(row.getString("area")),
        new Money(row.getLong("amount_fen")),
        row.getTimestamp("owed_at").toInstant());
  }
}
