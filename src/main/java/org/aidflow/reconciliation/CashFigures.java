package org.aidflow.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the books hold and what moves in and out, for people who answer for the money. */
@Service
@Transactional(readOnly = true)
public class CashFigures {
  private final StatementStore statements;
  private final JdbcClient jdbc;

  CashFigures(StatementStore statements, JdbcClient jdbc) {
    this.statements = statements;
    this.jdbc = jdbc;
  }

  /**
   * All accounts of a kind together.
   *
   * @param balance on the kind's normal side; below zero when the other side is larger
   * @param reserved of it, set aside for payments
   */
  public record Balance(AccountKind kind, Money balance, Money reserved) {}

  /**
   * What moved on one day.
   *
   * @param given what we booked as come in by channels
   * @param paid what we booked as paid out
   * @param returned what we booked as come back, from the bank or from whom it was paid to
   * @param bankIn what the statements show as credits
   * @param bankOut what they show as debits
   */
  public record Day(
      LocalDate day, Money given, Money paid, Money returned, Money bankIn, Money bankOut) {}

  /** What is in the books now, by kind of account. */
  public List<Balance> balances() {
    return jdbc.sql(
            """
            select k.kind,
                   coalesce(sum(case when f.side = k.normal_side then f.fen else -f.fen end)
                              filter (where f.phase in ('POSTED', 'SETTLED')), 0) as balance,
                   coalesce(sum(case f.phase when 'RESERVED' then f.fen else -f.fen end)
                              filter (where f.side <> k.normal_side and f.phase <> 'POSTED'), 0) as reserved
            from ledger.account_kind k left join ledger.flows() f on f.account_kind = k.kind
            group by k.kind
            """)
        .query(
            (row, number) ->
                new Balance(
                    AccountKind.valueOf(row.getString("kind")),
                    new Money(row.getLong("balance")),
                    new Money(row.getLong("reserved"))))
        .list();
  }

  /** Every day of the time, the first first, also those on which nothing moved. */
  public List<Day> days(LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            with ours as (
              select day,
                     sum(fen) filter (where account_kind = 'CHANNEL_CLEARING' and kind <> 'RECOVERED') as given,
                     sum(fen) filter (where phase = 'SETTLED') as paid,
                     sum(fen) filter (where kind = 'RECOVERED' or (account_kind, phase) = ('PAYOUT_CLEARING', 'POSTED')) as returned
              from ledger.flows()
              where day between :from and :to and kind not like '%\\_STATEMENT'
                and (account_kind, phase, side) in (('CHANNEL_CLEARING', 'POSTED', 'DEBIT'),
                                                    ('PAYOUT_CLEARING', 'SETTLED', 'CREDIT'),
                                                    ('PAYOUT_CLEARING', 'POSTED', 'DEBIT'))
              group by 1
            ), theirs as (
              select counted_on as day,
                     sum(amount_fen) filter (where side = 'CREDIT') as bank_in,
                     sum(amount_fen) filter (where side = 'DEBIT') as bank_out
              from custody_account a
              join statement_line l on l.account = a.reference and l.counted_on between :from and :to
              group by 1
            )
            select d.day::date as day, coalesce(given, 0) as given, coalesce(paid, 0) as paid,
                   coalesce(returned, 0) as returned, coalesce(bank_in, 0) as bank_in,
                   coalesce(bank_out, 0) as bank_out
            from generate_series(cast(:from as date), cast(:to as date), interval '1 day') as d (day)
            left join ours on ours.day = d.day::date
            left join theirs on theirs.day = d.day::date
            order by 1
            """)
        .param("from", from)
        .param("to", to)
        .query(
            (row, number) ->
                new Day(
                    row.getObject("day", LocalDate.class),
                    new Money(row.getLong("given")),
                    new Money(row.getLong("paid")),
                    new Money(row.getLong("returned")),
                    new Money(row.getLong("bank_in")),
                    new Money(row.getLong("bank_out"))))
        .list();
  }

  /** The statements that came, the newest first, and how they do not follow on one another. */
  public List<Statement> statements(int limit) {
    return statements.newest(limit);
  }
}
