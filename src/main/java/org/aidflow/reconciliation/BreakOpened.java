package org.aidflow.reconciliation;

/** A break was found; published in the transaction that keeps it. */
public record BreakOpened(Break found) {}
