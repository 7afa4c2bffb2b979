package org.aidflow.ledger;

/** A guarded account has less available than was asked for. */
public final class Overdrawn extends LedgerRefusal {
  Overdrawn(String message, Throwable cause) {
    super(message, cause);
  }
}
