package org.aidflow.bank.iso20022;

import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.aidflow.bank.BankStatement;
import org.aidflow.bank.StatementLine;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkingDays;

/** camt.053.001.08: a statement of our account, whole and adding up. */
final class Statements {
  private static final Set<String> OPENING = Set.of("OPBD", "PRCD");
  private static final Set<String> CLOSING = Set.of("CLBD");

  private Statements() {}

  /**
   * Reads one statement.
   *
   * @throws Unreadable with the reason
   */
  static BankStatement of(AccountStatement9 statement, String ours) {
    requireWhole(statement);
    var account = Accounts.ours(statement.getAcct(), ours);
    var opening = balance(statement, OPENING, "opening balance");
    var closing = balance(statement, CLOSING, "closing balance");
    var lines = new ArrayList<StatementLine>();
    for (var booked : Booked.of(statement.getNtry())) lines.add(booked.line(lines.size() + 1));
    var moved = lines.stream().map(Statements::signed).reduce(Money.ZERO, Money::plus);
    if (!fen(opening).plus(moved).equals(fen(closing))) {
      throw new Unreadable(
          "The statement does not add up: %s and %s booked is not %s."
              .formatted(fen(opening), moved, fen(closing)));
    }
    return new BankStatement(
        account,
        Facts.requireText(statement.getId(), "id of a statement"),
        sequence(statement).orElse(null),
        from(statement, opening),
        to(statement, closing),
        fen(opening),
        fen(closing),
        lines);
  }

  private static void requireWhole(AccountStatement9 statement) {
    var page = statement.getStmtPgntn();
    if (page != null && !(page.isLastPgInd() && "1".equals(page.getPgNb()))) {
      throw new Unreadable("The file is one page of a statement that has several.");
    }
  }

  private static CashBalance8 balance(AccountStatement9 statement, Set<String> codes, String what) {
    var found =
        statement.getBal().stream()
            .filter(balance -> balance.getTp() != null && balance.getTp().getCdOrPrtry() != null)
            .filter(
                balance -> {
                  var code = balance.getTp().getCdOrPrtry().getCd();
                  return code != null && codes.contains(code);
                })
            .toList();
    if (found.size() != 1) throw new Unreadable("The statement has not just one " + what + ".");
    return found.get(0);
  }

  private static Money fen(CashBalance8 balance) {
    long fen = Facts.fen(balance.getAmt(), "balance");
    var side = Facts.require(balance.getCdtDbtInd(), "sign of a balance");
    return new Money(side == CreditDebitCode.CRDT ? fen : -fen);
  }

  private static Money signed(StatementLine line) {
    return line.side() == Side.CREDIT ? line.amount() : Money.ZERO.minus(line.amount());
  }

  private static Optional<Long> sequence(AccountStatement9 statement) {
    var number = statement.getElctrncSeqNb();
    try {
      return number == null ? Optional.empty() : Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      throw new Unreadable("The running number of the statement is none.");
    }
  }

  private static LocalDate from(AccountStatement9 statement, CashBalance8 opening) {
    var period = statement.getFrToDt();
    return period == null || period.getFrDtTm() == null
        ? Facts.day(opening.getDt(), "date of the opening balance")
        : period.getFrDtTm().atZoneSameInstant(WorkingDays.ZONE).toLocalDate();
  }

  /** Midnight at the end is the end of the day before. */
  private static LocalDate to(AccountStatement9 statement, CashBalance8 closing) {
    var period = statement.getFrToDt();
    return period == null || period.getToDtTm() == null
        ? Facts.day(closing.getDt(), "date of the closing balance")
        : period.getToDtTm().minusNanos(1).atZoneSameInstant(WorkingDays.ZONE).toLocalDate();
  }
}
