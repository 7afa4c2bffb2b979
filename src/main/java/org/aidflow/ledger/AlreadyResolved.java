package org.aidflow.ledger;

/** The reservation was settled or freed by another transfer. */
public final class AlreadyResolved extends LedgerRefusal {
  AlreadyResolved(String message, Throwable cause) {
    super(message, cause);
  }
}
