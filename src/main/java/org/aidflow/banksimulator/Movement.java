package org.aidflow.banksimulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Money that moved on the account: one line of a statement.
 *
 * @param reference the bank's own of this line, once for ever
 * @param entry what was booked
 * @param cause the order that the money left or came back for; the entry itself for credits
 */
record Movement(String reference, Entry entry, Entry cause) {
  static final ZoneId AT_HOME = ZoneId.of("Asia/Shanghai");

  static LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, AT_HOME);
  }

  boolean isCredit() {
    return entry.kind() != Entry.Kind.PAID;
  }

  /** What it does to the balance, in fen. */
  long changeFen() {
    return isCredit() ? entry.amountFen() : -entry.amountFen();
  }

  LocalDate day() {
    return dayOf(entry.at());
  }
}
