package org.aidflow.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.aidflow.bank.BankStatement;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The heads of the statements that came. */
@Component
class StatementStore {
  /** Each with the sequence and the closing balance of the one before. */
  private static final String IN_ORDER =
      """
      with in_order as (
        select *, lag(sequence) over own as sequence_before, lag(closing_fen) over own as closing_before
        from bank_statement
        window own as (partition by account order by sequence nulls first, to_day, position))
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  StatementStore(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  boolean isFirst(CustodyAccount account) {
    return firstDay(account).isEmpty();
  }

  /**
   * Keeps the head of a statement, in a transaction that holds the account.
   *
   * @return false when it came before, by its id or by its content
   */
  boolean keep(CustodyAccount account, BankStatement statement) {
    return jdbc.sql(
                """
                insert into bank_statement
                  (account, statement_id, sequence, from_day, to_day, opening_fen, closing_fen, lines,
                   content_hash, imported_at)
                select :account, :id, :sequence, :from, :to, :opening, :closing, :lines, :hash, :now
                where not exists (select from bank_statement
                                  where account = :account and (statement_id = :id or content_hash = :hash))
                """)
            .param("account", account.reference())
            .param("id", statement.statementId())
            .param("sequence", statement.sequence(), Types.BIGINT)
            .param("from", statement.from())
            .param("to", statement.to())
            .param("opening", statement.opening().fen())
            .param("closing", statement.closing().fen())
            .param("lines", statement.lines().size())
            .param("hash", hash(statement))
            .param("now", Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** The first day that statements tell of. */
  Optional<LocalDate> firstDay(CustodyAccount account) {
    return day("min(from_day)", account);
  }

  /** The last day that statements tell of. */
  Optional<LocalDate> lastDay(CustodyAccount account) {
    return day("max(to_day)", account);
  }

  private Optional<LocalDate> day(String which, CustodyAccount account) {
    return jdbc.sql("select " + which + " from bank_statement where account = ?")
        .param(account.reference())
        .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
        .single();
  }

  /** The newest statements, by the days they tell of. */
  List<Statement> newest(int limit) {
    return jdbc.sql(IN_ORDER + "select * from in_order order by to_day desc, position desc limit ?")
        .param(limit)
        .query((row, number) -> statement(row))
        .list();
  }

  /** The last statement that ends on that day. */
  Optional<Statement> endingOn(String account, LocalDate day) {
    return jdbc.sql(
            IN_ORDER
                + """
                select * from in_order where account = ? and to_day = ?
                order by sequence desc nulls last, position desc limit 1
                """)
        .params(account, day)
        .query((row, number) -> statement(row))
        .optional();
  }

  /** The first day after that one on which a statement ends. */
  Optional<LocalDate> firstEndAfter(CustodyAccount account, LocalDate day) {
    return jdbc.sql(
            """
            select to_day from bank_statement where account = ? and to_day > ?
            order by to_day limit 1
            """)
        .params(account.reference(), day)
        .query(LocalDate.class)
        .optional();
  }

  /** How statements that end after the one day and until the other do not follow, in words. */
  List<String> gaps(CustodyAccount account, LocalDate after, LocalDate until) {
    return jdbc
        .sql(IN_ORDER + "select * from in_order where account = ? and to_day > ? and to_day <= ?")
        .params(account.reference(), after, until)
        .query((row, number) -> statement(row))
        .list()
        .stream()
        .flatMap(statement -> Optional.ofNullable(statement.gap()).stream())
        .toList();
  }

  private static Statement statement(ResultSet row) throws SQLException {
    return new Statement(
        row.getString("account"),
        row.getString("statement_id"),
        row.getObject("sequence", Long.class),
        row.getObject("from_day", LocalDate.class),
        row.getObject("to_day", LocalDate.class),
        new Money(row.getLong("opening_fen")),
        new Money(row.getLong("closing_fen")),
        row.getInt("lines"),
        gap(
            row.getObject("sequence", Long.class),
            row.getObject("sequence_before", Long.class),
            row.getObject("opening_fen", Long.class),
            row.getObject("closing_before", Long.class)));
  }

  private static @Nullable String gap(
      @Nullable Long sequence, @Nullable Long before, Long opening, @Nullable Long closedBefore) {
    if (sequence != null && before != null && sequence != before + 1) {
      return "statement %d came before it, %d is missing".formatted(before, before + 1);
    }
    return closedBefore != null && !closedBefore.equals(opening)
        ? "it opens with another balance than the one before closed with"
        : null;
  }

  /** Days, balances and lines, whatever the statement is called. */
  private static byte[] hash(BankStatement statement) {
    var content =
        statement.lines().stream()
            .map(Object::toString)
            .collect(
                Collectors.joining(
                    "\n",
                    "%s %s %s %s %s\n"
                        .formatted(
                            statement.account(),
                            statement.from(),
                            statement.to(),
                            statement.opening().fen(),
                            statement.closing().fen()),
                    ""));
    try {
      return MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
