package org.aidflow.desk;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.aidflow.desk.FinanceOverview.ClosedDay;
import org.aidflow.desk.FinanceOverview.OpenBreak;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.reconciliation.Break;
import org.aidflow.reconciliation.Breaks;
import org.aidflow.reconciliation.CashFigures;
import org.aidflow.reconciliation.Close;
import org.aidflow.reconciliation.DailyCloses;
import org.aidflow.reconciliation.Leg;
import org.aidflow.workflow.OpenTask;
import org.aidflow.workflow.OpenTasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the finance office of the custody account looks at, and the days that it closes. */
@Service
@Transactional
public class Finance {
  private static final int NEWEST = 10;
  private static final int MOST_BREAKS = 50;
  private static final Set<String> BREAK_TASKS =
      Set.of("UserTask_ProposeClearing", "UserTask_AgreeClearing");

  private final FinanceOfficers officers;
  private final CashFigures figures;
  private final Breaks breaks;
  private final DailyCloses closes;
  private final ReleasedBatches batches;
  private final OpenTasks tasks;
  private final Names names;
  private final AidflowClock clock;

  Finance(
      FinanceOfficers officers,
      CashFigures figures,
      Breaks breaks,
      DailyCloses closes,
      ReleasedBatches batches,
      OpenTasks tasks,
      Names names,
      AidflowClock clock) {
    this.officers = officers;
    this.figures = figures;
    this.breaks = breaks;
    this.closes = closes;
    this.batches = batches;
    this.tasks = tasks;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Lets the finance office of the custody account in.
   *
   * @throws org.aidflow.kernel.NotAllowed for others
   */
  @Transactional(readOnly = true)
  public void enter(String official) {
    officers.admitToTheAccount(official);
  }

  /**
   * How the money stands.
   *
   * @param days how many days back the flows go, today included
   */
  @Transactional(readOnly = true)
  public FinanceOverview overview(String official, int days) {
    officers.admitToTheAccount(official);
    var today = LocalDate.now(clock);
    var open = breaks.unresolved();
    return new FinanceOverview(
        figures.balances(),
        figures.days(today.minusDays(days - 1L), today),
        open.size(),
        inWords(open.subList(0, Math.min(open.size(), MOST_BREAKS)), official),
        closes.next(),
        closed(closes.newest(NEWEST)),
        figures.statements(NEWEST),
        batches.newest(NEWEST));
  }

  /**
   * Closes the next day of the account.
   *
   * @throws org.aidflow.kernel.Conflict saying what stands in the way
   */
  public void close(String official, String account, LocalDate day) {
    officers.admitToTheAccount(official);
    closes.close(account, day, official);
  }

  private List<OpenBreak> inWords(List<Break> open, String official) {
    var offered =
        tasks.offeredTo(official, BREAK_TASKS, Integer.MAX_VALUE).stream()
            .collect(toMap(task -> task.subject().value(), OpenTask::id));
    return open.stream()
        .map(one -> inWords(one, offered.getOrDefault(one.number().value(), "")))
        .toList();
  }

  private static OpenBreak inWords(Break found, String taskId) {
    var what = Stream.concat(found.leg().map(Leg::en).stream(), Stream.of(found.kind().en()));
    return new OpenBreak(
        found.number().value(),
        found.day(),
        found.amount(),
        String.join(", ", what.toList()),
        found
            .statementId()
            .map(id -> "line %d of %s".formatted(found.line().orElseThrow(), id))
            .orElse(null),
        found.status().en(),
        taskId.isEmpty() ? null : taskId);
  }

  private List<ClosedDay> closed(List<Close> all) {
    var known = names.of(all.stream().map(Close::closedBy).toList());
    return all.stream()
        .map(
            close ->
                new ClosedDay(
                    close.account(),
                    close.day(),
                    close.closing(),
                    close.closedAt(),
                    known.of(close.closedBy())))
        .toList();
  }
}
