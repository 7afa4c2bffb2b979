package org.aidflow.donor;

import java.util.UUID;
import org.aidflow.kernel.Money;

/**
 * The bank sent a refund back after it was paid: it is owed again; published in the transaction
 * that books it.
 *
 * @param owedFor the gift or the unplaced money that it came from
 */
public record RefundReturned(UUID refundId, UUID owedFor, Money amount) {}
