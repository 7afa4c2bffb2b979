package org.aidflow.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aidflow.kernel.Money;
import org.aidflow.reconciliation.CashFigures;
import org.aidflow.reconciliation.DailyCloses;
import org.aidflow.reconciliation.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What the finance office answers for.
 *
 * @param balances by kind of account
 * @param days what moved, the first day first
 * @param openBreaks how many breaks nobody has cleared yet
 * @param breaks the oldest of these
 * @param next the day that each account could be closed for next
 * @param closes the days closed last
 * @param batches the payments released together last
 */
public record FinanceOverview(
    List<CashFigures.Balance> balances,
    List<CashFigures.Day> days,
    int openBreaks,
    List<OpenBreak> breaks,
    List<DailyCloses.Next> next,
    List<ClosedDay> closes,
    List<Statement> statements,
    List<ReleasedBatch> batches) {

  public FinanceOverview {
    balances = List.copyOf(balances);
    days = List.copyOf(days);
    breaks = List.copyOf(breaks);
    next = List.copyOf(next);
    closes = List.copyOf(closes);
    statements = List.copyOf(statements);
    batches = List.copyOf(batches);
  }

  /**
   * A difference between bank and books.
   *
   * @param what in words
   * @param line the bank's line that it is about, in words
   * @param status in words
   * @param taskId what the official who looks may do about it, in Tasklist; null when it is for
   *     others
   */
  public record OpenBreak(
      String number,
      LocalDate day,
      Money amount,
      String what,
      @Nullable String line,
      String status,
      @Nullable String taskId) {}

  /**
   * A day of a custody account that is closed.
   *
   * @param closedBy in words
   */
  public record ClosedDay(
      String account, LocalDate day, Money closing, Instant closedAt, String closedBy) {}
}
