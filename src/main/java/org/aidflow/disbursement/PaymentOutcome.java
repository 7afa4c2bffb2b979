package org.aidflow.disbursement;

/** What became of a payment, as the model's gateway reads it. */
public enum PaymentOutcome {
  PAID,
  REJECTED,
  RETURNED,
  UNKNOWN
}
