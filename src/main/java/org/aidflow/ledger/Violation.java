package org.aidflow.ledger;

/** A broken rule of the ledger: which, of what, and how. */
public record Violation(String rule, String subject, String detail) {}
