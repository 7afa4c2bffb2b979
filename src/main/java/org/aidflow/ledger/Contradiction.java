package org.aidflow.ledger;

/** The transfer id or the business event is taken by a transfer of other content. */
public final class Contradiction extends LedgerRefusal {
  Contradiction(String message, Throwable cause) {
    super(message, cause);
  }
}
