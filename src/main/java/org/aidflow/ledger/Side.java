package org.aidflow.ledger;

/** The two columns of double entry. */
public enum Side {
  DEBIT,
  CREDIT
}
