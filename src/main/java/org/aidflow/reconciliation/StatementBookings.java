package org.aidflow.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aidflow.ledger.AccountKind.CUSTODY_BANK;
import static org.aidflow.ledger.AccountKind.SUSPENSE;

import java.util.UUID;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountId;
import org.aidflow.ledger.Ledger;
import org.aidflow.ledger.Transfer;
import org.aidflow.ledger.TransferKind;
import org.springframework.stereotype.Component;

/**
 * What statements and cleared breaks do to the ledger, under ids that follow from what they are
 * about: done twice it is done once. A line that is a break stands in suspense under its number;
 * when it is cleared nothing is left there.
 */
@Component
class StatementBookings {
  private static final String UNPLACED = "unplaced";
  private static final String OPENING = "opening-balance";

  private final Ledger ledger;

  StatementBookings(Ledger ledger) {
    this.ledger = ledger;
  }

  /** What the account held before the ledger knew it. */
  void opening(CustodyAccount account, Money balance) {
    if (!balance.isZero()) {
      var side = balance.isPositive() ? Side.CREDIT : Side.DEBIT;
      move(
          TransferKind.OPENING_BALANCE,
          account.reference(),
          ledger.open(CUSTODY_BANK, account.reference()),
          ledger.open(SUSPENSE, OPENING),
          side,
          balance.isPositive() ? balance : Money.ZERO.minus(balance));
    }
  }

  /** The line that was waited for. */
  void shown(CustodyAccount account, Expected expected) {
    show(expected, ledger.open(CUSTODY_BANK, account.reference()));
  }

  /** A line that fits nothing. */
  void broken(CustodyAccount account, String number, Side side, Money amount) {
    move(
        TransferKind.BREAK_STATEMENT,
        number,
        ledger.open(CUSTODY_BANK, account.reference()),
        suspenseOf(number),
        side,
        amount);
  }

  /** The bank took such a line back: the other line is on the other side. */
  void takenBack(CustodyAccount account, String number, Side side, Money amount) {
    move(
        TransferKind.BREAK_REVERSED,
        number,
        ledger.open(CUSTODY_BANK, account.reference()),
        suspenseOf(number),
        side,
        amount);
  }

  /** A broken line is the one that was waited for after all; what is over stays unplaced. */
  void belongs(String number, Side side, Money amount, Expected expected) {
    show(expected, suspenseOf(number));
    var over = amount.minus(expected.amount());
    if (over.isPositive()) {
      unplaced(number, side, over);
    } else if (!over.isZero()) {
      unplaced(number, other(side), Money.ZERO.minus(over));
    }
  }

  /** A broken line that nobody can place. */
  void unplaced(String number, Side side, Money amount) {
    move(
        TransferKind.BREAK_SUSPENDED,
        number,
        suspenseOf(number),
        ledger.open(SUSPENSE, UNPLACED),
        side,
        amount);
  }

  /** What no statement shows is waited for no longer, and stays unplaced. */
  void givenUp(Expected expected) {
    show(expected, ledger.open(SUSPENSE, UNPLACED));
  }

  /** A payment that never left: neither it nor its return is waited for. */
  void neverLeft(String number, Expected payment, Expected comingBack) {
    show(payment, suspenseOf(number));
    show(comingBack, suspenseOf(number));
  }

  private void show(Expected expected, AccountId bank) {
    move(
        expected.leg().onStatement(),
        expected.reference(),
        bank,
        expected.clearing(),
        expected.leg().side(),
        expected.amount());
  }

  /**
   * For a credit of the bank from {@code there} to {@code here}, for a debit the other way round.
   */
  private void move(
      TransferKind kind,
      String reference,
      AccountId here,
      AccountId there,
      Side side,
      Money amount) {
    var id = UUID.nameUUIDFromBytes((kind + " " + reference).getBytes(UTF_8));
    var transfer = Transfer.of(id, kind, reference);
    ledger.post(
        side == Side.CREDIT
            ? transfer.debit(here, amount).credit(there, amount)
            : transfer.debit(there, amount).credit(here, amount));
  }

  private AccountId suspenseOf(String number) {
    return ledger.open(SUSPENSE, number);
  }

  private static Side other(Side side) {
    return side == Side.CREDIT ? Side.DEBIT : Side.CREDIT;
  }
}
