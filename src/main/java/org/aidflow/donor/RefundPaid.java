package org.aidflow.donor;

import java.util.UUID;
import org.aidflow.kernel.Money;

/**
 * A refund has reached whom it is owed to; published in the transaction that books it.
 *
 * @param owedFor the gift or the unplaced money that it came from
 */
public record RefundPaid(UUID refundId, UUID owedFor, Money amount) {}
