package org.aidflow.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.aidflow.bank.StatementLine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lines of statements as they are kept, with what was found of each. */
@Component
class StatementLines {
  private static final int BATCH = 1000;

  private static final String LINE =
      """
      select statement_id, number, entry_reference, booked_on, side, amount_fen, bank_reference,
             end_to_end_id, channel_reference, remittance, kind, reason, break_number
      from statement_line
      """;

  private final JdbcClient jdbc;
  private final JdbcTemplate batches;

  StatementLines(JdbcClient jdbc, JdbcTemplate batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** Where a line stands. */
  enum State {
    /** It fits, or takes back a break. */
    MATCHED,
    /** It is of an order under way. */
    TOLD,
    /** It is a break. */
    BROKEN
  }

  /** A line with what was found of it. */
  record Kept(
      BankLine line,
      LocalDate countedOn,
      State state,
      @Nullable Expected expected,
      @Nullable String breakNumber) {}

  /** Keeps the lines of a new statement. */
  void keep(String account, List<Kept> lines) {
    batches.batchUpdate(
        """
        insert into statement_line
          (account, statement_id, number, entry_reference, booked_on, counted_on, side, amount_fen,
           bank_reference, end_to_end_id, channel_reference, remittance, kind, reason,
           state, leg, reference, break_number)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        lines,
        BATCH,
        (row, kept) -> {
          var line = kept.line().line();
          row.setString(1, account);
          row.setString(2, kept.line().statementId());
          row.setInt(3, line.number());
          row.setString(4, line.entryReference());
          row.setObject(5, line.bookedOn(), Types.DATE);
          row.setObject(6, kept.countedOn(), Types.DATE);
          row.setString(7, line.side().name());
          row.setLong(8, line.amountFen());
          row.setString(9, line.bankReference());
          row.setString(10, line.endToEndId());
          row.setString(11, line.channelReference());
          row.setString(12, line.remittance());
          row.setString(13, line.kind().name());
          row.setString(14, line.reason());
          row.setString(15, kept.state().name());
          row.setString(16, kept.expected() == null ? null : kept.expected().leg().name());
          row.setString(17, kept.expected() == null ? null : kept.expected().reference());
          row.setString(18, kept.breakNumber());
        });
  }

  /** Lines of orders under way, and those that are breaks nobody has cleared yet. */
  List<BankLine> unsettled(String account) {
    return jdbc.sql(
            LINE
                + """
                where account = ? and state <> 'MATCHED'
                  and (break_number is null
                       or exists (select from statement_break b
                                  where b.number = break_number and b.status <> 'RESOLVED'))
                order by counted_on, statement_id, number
                """)
        .param(account)
        .query((row, number) -> line(row))
        .list();
  }

  /** Lines that are breaks nobody has cleared yet. */
  List<UnresolvedLine> unresolved(String account) {
    return unsettled(account).stream()
        .filter(line -> line.breakNumber() != null)
        .map(
            line ->
                new UnresolvedLine(
                    String.valueOf(line.breakNumber()),
                    line.side(),
                    line.amount(),
                    line.line().endToEndId(),
                    line.line().bankReference()))
        .toList();
  }

  Optional<BankLine> find(String account, String statementId, int number) {
    return jdbc.sql(LINE + " where account = ? and statement_id = ? and number = ?")
        .params(account, statementId, number)
        .query((row, at) -> line(row))
        .optional();
  }

  /** It is the line that was waited for after all. */
  void matched(String account, BankLine line, Expected expected) {
    jdbc.sql(
            """
            update statement_line set state = 'MATCHED', leg = ?, reference = ?
            where account = ? and statement_id = ? and number = ?
            """)
        .params(
            expected.leg().name(),
            expected.reference(),
            account,
            line.statementId(),
            line.line().number())
        .update();
  }

  /** It is a break after all. */
  void broken(String account, BankLine line, String breakNumber) {
    jdbc.sql(
            """
            update statement_line set state = 'BROKEN', break_number = ?
            where account = ? and statement_id = ? and number = ?
            """)
        .params(breakNumber, account, line.statementId(), line.line().number())
        .update();
  }

  private static BankLine line(ResultSet row) throws SQLException {
    return new BankLine(
        row.getString("statement_id"),
        new StatementLine(
            row.getInt("number"),
            row.getString("entry_reference"),
            row.getObject("booked_on", LocalDate.class),
            StatementLine.Side.valueOf(row.getString("side")),
            row.getLong("amount_fen"),
            row.getString("bank_reference"),
            row.getString("end_to_end_id"),
            row.getString("channel_reference"),
            row.getString("remittance"),
            StatementLine.Kind.valueOf(row.getString("kind")),
            row.getString("reason")),
        row.getString("break_number"));
  }
}
