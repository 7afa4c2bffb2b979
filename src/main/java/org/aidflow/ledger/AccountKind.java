package org.aidflow.ledger;

/**
 * What an account is for; table {@code ledger.account_kind} says which side makes it grow and
 * whether it may be overdrawn.
 */
public enum AccountKind {
  /** Money given for one need line (reference: the line); never overdrawn. */
  LINE_FUND,
  /** Money of one gift that serves nothing yet (reference: the gift); never overdrawn. */
  UNALLOCATED,
  /** An area's own money (reference: the area code); never overdrawn. */
  PUBLIC_FUND,
  /** Owed back to the donor of a gift (reference: the gift); never overdrawn. */
  REFUNDS_PAYABLE,
  /**
   * Money that cannot be placed (reference: the break it is about, {@code unplaced}, or {@code
   * opening-balance}).
   */
  SUSPENSE,
  /** Ordered from the bank and not yet on its statement (reference: the custody account). */
  PAYOUT_CLEARING,
  /** Received by a payment channel and not yet on a statement (reference: the channel). */
  CHANNEL_CLEARING,
  /** The mirror of the custody account (reference: the account). */
  CUSTODY_BANK
}
