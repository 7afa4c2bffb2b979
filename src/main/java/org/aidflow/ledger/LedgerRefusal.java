package org.aidflow.ledger;

/** The ledger books nothing: what was asked breaks one of its rules. The transaction is lost. */
public class LedgerRefusal extends RuntimeException {
  LedgerRefusal(String message, Throwable cause) {
    super(message, cause);
  }
}
