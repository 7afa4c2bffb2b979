package org.aidflow.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * How somebody would clear a break, and why.
 *
 * @param ourReference the payment's or gift's id that the line belongs to, when people found it
 */
public record Proposal(Clearing clearing, @Nullable String ourReference, String reason) {}
