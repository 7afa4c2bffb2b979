package org.aidflow.reconciliation;

import org.jspecify.annotations.Nullable;

/** What was found of one line. */
sealed interface Finding {
  BankLine line();

  /** It is the line that the ledger waits for. */
  record Fits(BankLine line, Expected expected) implements Finding {}

  /** It is of an order under way: the bank's word of it is still to be heard. */
  record Early(BankLine line, Expected payment) implements Finding {}

  /** It takes back another line, which is a break. */
  record TakesBack(BankLine line, UnresolvedLine taken) implements Finding {}

  /** It fits nothing. */
  record Broken(BankLine line, BreakKind kind, @Nullable Expected expected) implements Finding {}
}
