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
  /** A household is paid: line funds → payout clearing, reserved first. */
  PAYOUT,
  /** The bank sent a payment back: payout clearing → line funds. */
  PAYOUT_RETURNED,
  /** A payment is on the statement: payout clearing → custody bank. */
  PAYOUT_STATEMENT,
  /** A returned payment is on the statement: custody bank → payout clearing. */
  RETURN_STATEMENT,
  /** A channel's money is on the statement: custody bank → channel clearing. */
  CHANNEL_STATEMENT
}
