package org.aidflow.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.aidflow.reconciliation.Finding.Broken;
import org.aidflow.reconciliation.Finding.Fits;
import org.aidflow.workflow.Decisions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks at lines with what the ledger knows by now: new ones, and those that fitted nothing. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Looking {
  static final String GRACE = "statement-grace-days";

  private final Expectations expectations;
  private final StatementLines lines;
  private final StatementStore statements;
  private final StatementBookings bookings;
  private final Breaks breaks;
  private final BreakNumbers numbers;
  private final Decisions decisions;
  private final Clock clock;

  Looking(
      Expectations expectations,
      StatementLines lines,
      StatementStore statements,
      StatementBookings bookings,
      Breaks breaks,
      BreakNumbers numbers,
      Decisions decisions,
      Clock clock) {
    this.expectations = expectations;
    this.lines = lines;
    this.statements = statements;
    this.bookings = bookings;
    this.breaks = breaks;
    this.numbers = numbers;
    this.decisions = decisions;
    this.clock = clock;
  }

  /** What new lines are. */
  List<Finding> at(CustodyAccount account, List<BankLine> found) {
    return compare(found, lines.unresolved(account.reference()));
  }

  /** The line that the ledger waited for has come. */
  void shown(CustodyAccount account, Expected expected) {
    bookings.shown(account, expected);
    breaks.shown(expected);
  }

  /**
   * Looks once more at lines that fitted nothing.
   *
   * @return how many fit now
   */
  int again(CustodyAccount account) {
    var unsettled = lines.unsettled(account.reference());
    if (unsettled.isEmpty()) return 0;
    int fitting = 0;
    for (var finding : compare(unsettled, List.of())) {
      if (finding instanceof Fits fits) {
        settle(account, fits);
        fitting++;
      } else if (finding.line().breakNumber() == null) {
        doubt(account, finding);
      }
    }
    return fitting;
  }

  private void settle(CustodyAccount account, Fits fits) {
    var line = fits.line();
    var number = line.breakNumber();
    if (number == null) {
      bookings.shown(account, fits.expected());
    } else {
      bookings.belongs(number, line.side(), line.amount(), fits.expected());
      breaks.cameRight(number);
    }
    lines.matched(account.reference(), line, fits.expected());
    breaks.shown(fits.expected());
  }

  /** An order that payments were told of is still under way, or came out otherwise. */
  private void doubt(CustodyAccount account, Finding finding) {
    var line = finding.line();
    if (finding instanceof Broken broken) {
      open(account, broken);
    } else if (isOverdue(account, line.line().bookedOn())) {
      open(account, new Broken(line, BreakKind.MISSING_HERE, null));
    }
  }

  private void open(CustodyAccount account, Broken broken) {
    var line = broken.line();
    var number = numbers.next();
    lines.broken(account.reference(), line, number.value());
    breaks.open(Break.ofLine(number, account, broken, line.line().bookedOn(), clock.instant()));
    bookings.broken(account, number.value(), line.side(), line.amount());
  }

  private boolean isOverdue(CustodyAccount account, LocalDate day) {
    return statements
        .lastDay(account)
        .filter(last -> !last.isBefore(day.plusDays(decisions.policy(GRACE))))
        .isPresent();
  }

  private List<Finding> compare(List<BankLine> found, List<UnresolvedLine> unresolved) {
    var orders = new HashSet<String>();
    var outside = new HashSet<String>();
    for (var line : found) {
      line.order().ifPresent(orders::add);
      Stream.of(
              Optional.ofNullable(line.line().channelReference()),
              Optional.of(line.line().bankReference()),
              Optional.ofNullable(line.line().endToEndId()))
          .flatMap(Optional::stream)
          .forEach(outside::add);
    }
    var last = found.stream().map(line -> line.line().bookedOn()).max(LocalDate::compareTo);
    int grace = (int) decisions.policy(GRACE);
    var due = last.map(day -> expectations.dueUntil(day.plusDays(grace))).orElseGet(List::of);
    return new Comparison(expectations.ofEvents(orders), expectations.named(outside), unresolved)
        .of(found, Objects.requireNonNull(due), grace);
  }
}
