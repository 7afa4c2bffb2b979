package org.aidflow.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.aidflow.bank.BankStatement;
import org.aidflow.bank.StatementLine;
import org.aidflow.reconciliation.Finding.Broken;
import org.aidflow.reconciliation.Finding.Early;
import org.aidflow.reconciliation.Finding.Fits;
import org.aidflow.reconciliation.Finding.TakesBack;
import org.aidflow.reconciliation.StatementLines.Kept;
import org.aidflow.reconciliation.StatementLines.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a statement in: each line is booked, as what it fits or as a break, in one transaction. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StatementImport {
  private static final Logger log = LoggerFactory.getLogger(StatementImport.class);

  private final CustodyAccounts accounts;
  private final StatementStore statements;
  private final StatementLines lines;
  private final Looking looking;
  private final StatementBookings bookings;
  private final Breaks breaks;
  private final BreakNumbers numbers;
  private final PaymentNews news;
  private final MissingThere missingThere;
  private final Clock clock;

  StatementImport(
      CustodyAccounts accounts,
      StatementStore statements,
      StatementLines lines,
      Looking looking,
      StatementBookings bookings,
      Breaks breaks,
      BreakNumbers numbers,
      PaymentNews news,
      MissingThere missingThere,
      Clock clock) {
    this.accounts = accounts;
    this.statements = statements;
    this.lines = lines;
    this.looking = looking;
    this.bookings = bookings;
    this.breaks = breaks;
    this.numbers = numbers;
    this.news = news;
    this.missingThere = missingThere;
    this.clock = clock;
  }

  /** Takes the statement; one that was taken before, under whatever id, changes nothing. */
  void take(BankStatement statement) {
    var account = accounts.named(statement.account());
    boolean first = statements.isFirst(account);
    if (!statements.keep(account, statement)) {
      log.info("Statement {} was taken before", statement.statementId());
      return;
    }
    if (first) bookings.opening(account, statement.opening());
    looking.again(account);
    take(account, statement);
    breaks.waitedInVain(account.reference());
    missingThere.find(account);
  }

  private void take(CustodyAccount account, BankStatement statement) {
    var found = looking.at(account, of(statement));
    var kept = new ArrayList<Kept>();
    var broken = new ArrayList<Break>();
    for (var finding : found) {
      var day = countedOn(finding.line().line(), statement);
      kept.add(book(account, finding, day, broken));
    }
    lines.keep(account.reference(), kept);
    broken.forEach(breaks::open);
  }

  private Kept book(CustodyAccount account, Finding finding, LocalDate day, List<Break> broken) {
    var line = finding.line();
    if (finding instanceof Fits fits) {
      looking.shown(account, fits.expected());
      return new Kept(line, day, State.MATCHED, fits.expected(), null);
    }
    if (finding instanceof Early early) {
      news.paid(line, early.payment());
      return new Kept(line, day, State.TOLD, early.payment(), null);
    }
    if (finding instanceof TakesBack back) {
      var number = back.taken().breakNumber();
      bookings.takenBack(account, number, line.side(), line.amount());
      breaks.cameRight(number);
      return new Kept(line, day, State.MATCHED, null, number);
    }
    var number = numbers.next();
    broken.add(Break.ofLine(number, account, (Broken) finding, day, clock.instant()));
    bookings.broken(account, number.value(), line.side(), line.amount());
    return new Kept(line, day, State.BROKEN, null, number.value());
  }

  /** Its own day, or the nearest day of the statement: banks date lines back. */
  private static LocalDate countedOn(StatementLine line, BankStatement statement) {
    if (line.bookedOn().isBefore(statement.from())) return statement.from();
    return line.bookedOn().isAfter(statement.to()) ? statement.to() : line.bookedOn();
  }

  private static List<BankLine> of(BankStatement statement) {
    return statement.lines().stream()
        .map(line -> new BankLine(statement.statementId(), line, null))
        .toList();
  }
}
