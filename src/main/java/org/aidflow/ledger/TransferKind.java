package org.aidflow.ledger;

/** What happened to the money; with phase and business reference it happens once. */
public enum TransferKind {
  /** A gift came in: channel clearing → line fund, public fund, unallocated. */
  GIFT,
  /** A gift no longer serves its line: line fund → unallocated. */
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
