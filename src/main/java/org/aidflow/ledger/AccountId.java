package org.aidflow.ledger;

/** Names an account of the ledger. */
public record AccountId(long value) {}
