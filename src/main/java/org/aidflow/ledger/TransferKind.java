package org.aidflow.ledger;

/** What happened to the money; with phase and business reference it happens once. */
public enum TransferKind {
  /** A gift came in: channel clearing → line fund, public fund, unallocated. */
  GIFT,
  /** What served nothing serves something else: unallocated → line fund, public fund. */
  REDIRECTED,
  /** A donor wants back what serves nothing: unallocated → refunds payable. */
  REFUND_OWED,
  /** An area's money meets a need: public fund → line fund. */
  GRANTED,
  /** What was given no longer serves its line: line fund → unallocated, public fund. */
  TAKEN_BACK,
  /** Money that cannot be placed came in: channel clearing → suspense. */
  SUSPENDED,
  /** Such money shall go back to whom it came from: suspense → refunds payable. */
  SENT_BACK,
  /** What was paid came back from whom it was paid to: channel clearing, suspense → line funds. */
  RECOVERED,
  /** A household is paid: line funds → payout clearing, reserved first. */
  PAYOUT,
  /** The bank sent a payment back: payout clearing → line funds. */
  PAYOUT_RETURNED,
  /** What the custody account held before the first statement: custody bank → suspense. */
  OPENING_BALANCE,
  /** A payment is on the statement: payout clearing → custody bank, or the break's suspense. */
  PAYOUT_STATEMENT,
  /** A returned payment is: custody bank, or the break's suspense → payout clearing. */
  RETURN_STATEMENT,
  /** A channel's money is: custody bank, or the break's suspense → channel clearing. */
  CHANNEL_STATEMENT,
  /** A line that fits nothing: custody bank ↔ the break's suspense. */
  BREAK_STATEMENT,
  /** The bank took such a line back: the break's suspense ↔ custody bank. */
  BREAK_REVERSED,
  /** Two people left what they could not place: the break's suspense ↔ suspense. */
  BREAK_SUSPENDED
}
