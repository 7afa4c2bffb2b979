package org.aidflow.reconciliation;

import java.time.LocalDate;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountId;

/**
 * An event of the ledger that a statement shows, on one of its legs.
 *
 * @param reference of the event in the ledger: the payment's or the gift's id
 * @param clearing the account that waits for the statement
 * @param day on which we booked it
 */
record Expected(
    Leg leg, String reference, AccountId clearing, Money amount, LocalDate day, Stage stage) {

  /** How far the event is. */
  enum Stage {
    /** A payment is ordered, and its money set aside. */
    UNDER_WAY,
    /** A payment failed, and its money is there again. */
    FAILED,
    /** A payment stands as paid: it has not come back. */
    NOT_RETURNED,
    /** The ledger waits for its line. */
    DUE,
    /** Its line has come. */
    SHOWN
  }
}
