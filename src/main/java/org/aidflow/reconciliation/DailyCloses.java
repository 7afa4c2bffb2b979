package org.aidflow.reconciliation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.access.Audit;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes the days of a custody account, one after the other: bank and books agree and nothing is
 * open. PostgreSQL refuses any other close, and whatever would change a closed day.
 */
@Service
@Transactional
public class DailyCloses {
  private static final String SYSTEM = "system";

  private final CustodyAccounts accounts;
  private final StatementStore statements;
  private final Breaks breaks;
  private final Audit audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  DailyCloses(
      CustodyAccounts accounts,
      StatementStore statements,
      Breaks breaks,
      Audit audit,
      JdbcClient jdbc,
      Clock clock) {
    this.accounts = accounts;
    this.statements = statements;
    this.breaks = breaks;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * The next day that could be closed, and what stands in the way.
   *
   * @param day on which the next statement ends
   * @param hindrances in words; none when the day can be closed
   */
  public record Next(String account, LocalDate day, List<String> hindrances) {}

  /** The next day of each account that has a statement and is not closed. */
  @Transactional(readOnly = true)
  public List<Next> next() {
    return accounts.all().stream().flatMap(account -> next(account).stream()).toList();
  }

  /** The days that are closed, the newest first. */
  @Transactional(readOnly = true)
  public List<Close> newest(int limit) {
    return jdbc.sql(
            """
            select account, day, statement_id, closing_fen, closed_at, closed_by
            from account_close order by day desc, account limit ?
            """)
        .param(limit)
        .query(
            (row, number) ->
                new Close(
                    row.getString("account"),
                    row.getObject("day", LocalDate.class),
                    row.getString("statement_id"),
                    new Money(row.getLong("closing_fen")),
                    row.getTimestamp("closed_at").toInstant(),
                    row.getString("closed_by")))
        .list();
  }

  /**
   * Closes the next day of the account.
   *
   * @throws Conflict saying what stands in the way
   */
  public void close(String account, LocalDate day, String official) {
    var next =
        accounts
            .held(account)
            .flatMap(this::next)
            .filter(one -> one.day().equals(day))
            .orElseThrow(() -> new NotFound("It is not the next day of " + account + " to close"));
    if (!next.hindrances().isEmpty()) {
      throw Conflict.of(ErrorCode.WRONG_STATE, String.join(" ", next.hindrances()));
    }
    close(next, official);
  }

  /**
   * Closes by itself every day that nothing stands in the way of.
   *
   * @return how many
   */
  public int closeAll() {
    int closed = 0;
    for (var account : accounts.inUse()) {
      for (var next = next(account);
          next.filter(one -> one.hindrances().isEmpty()).isPresent();
          next = next(account)) {
        close(next.get(), SYSTEM);
        closed++;
      }
    }
    return closed;
  }

  private void close(Next next, String by) {
    var statement = statements.endingOn(next.account(), next.day()).orElseThrow();
    jdbc.sql(
            """
            insert into account_close
              (account, day, statement_id, closing_fen, books_fen, entry, closed_at, closed_by)
            values (?, ?, ?, ?, ?, (select coalesce(max(entry), 0) from ledger.transfer), ?, ?)
            """)
        .params(
            next.account(),
            next.day(),
            statement.statementId(),
            statement.closing().fen(),
            books(next.account(), next.day()).fen(),
            Timestamp.from(clock.instant()),
            by)
        .update();
    audit.write(
        "day-closed",
        next.account(),
        Map.of("day", next.day().toString(), "closingFen", statement.closing().fen(), "by", by));
  }

  private Optional<Next> next(CustodyAccount account) {
    var closed = closedUntil(account);
    return statements
        .firstEndAfter(account, closed)
        .map(day -> new Next(account.reference(), day, hindrances(account, closed, day)));
  }

  private List<String> hindrances(CustodyAccount account, LocalDate closed, LocalDate day) {
    var all = new ArrayList<String>();
    if (!day.isBefore(LocalDate.now(clock))) {
      all.add("The day is not over.");
    }
    statements
        .gaps(account, closed, day)
        .forEach(gap -> all.add("Something is missing before a statement: " + gap + "."));
    long open = breaks.unresolvedUntil(account.reference(), day);
    if (open > 0) {
      all.add("Breaks are open: " + open + ".");
    }
    long told = told(account, day);
    if (told > 0) {
      all.add("Lines of orders under way wait for their answer: " + told + ".");
    }
    if (all.isEmpty()) {
      difference(account, day).ifPresent(all::add);
    }
    return all;
  }

  private Optional<String> difference(CustodyAccount account, LocalDate day) {
    var closing = statements.endingOn(account.reference(), day).orElseThrow().closing();
    var books = books(account.reference(), day);
    return books.equals(closing)
        ? Optional.empty()
        : Optional.of(
            "The bank closes with %s yuan, our books with %s."
                .formatted(closing.yuan(), books.yuan()));
  }

  private LocalDate closedUntil(CustodyAccount account) {
    return jdbc.sql("select day from account_close where account = ? order by day desc limit 1")
        .param(account.reference())
        .query(LocalDate.class)
        .optional()
        .orElse(LocalDate.EPOCH);
  }

  private long told(CustodyAccount account, LocalDate day) {
    return jdbc.sql(
            """
            select count(*) from statement_line
            where account = ? and counted_on <= ? and state = 'TOLD'
            """)
        .params(account.reference(), day)
        .query(Long.class)
        .single();
  }

  private Money books(String account, LocalDate day) {
    return new Money(
        jdbc.sql("select custody_books(?, ?)").params(account, day).query(Long.class).single());
  }
}
