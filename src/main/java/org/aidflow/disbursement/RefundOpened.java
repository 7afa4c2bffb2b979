package org.aidflow.disbursement;

/** A refund is owed; published in the transaction that keeps it. */
public record RefundOpened(Refund refund) {}
