package org.aidflow.disbursement;

/** What a person learned from the bank about an unclear payment. */
public enum ClearedUp {
  PAID,
  FAILED,
  UNKNOWN
}
