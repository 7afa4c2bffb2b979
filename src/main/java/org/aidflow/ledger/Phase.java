package org.aidflow.ledger;

/** Where a transfer stands: booked at once, or reserved and then settled or freed, once. */
public enum Phase {
  POSTED,
  RESERVED,
  SETTLED,
  FREED
}
