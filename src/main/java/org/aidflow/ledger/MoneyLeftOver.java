package org.aidflow.ledger;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.Money;

/**
 * Money came in that pays back nothing that is owed; published in the transaction that came upon
 * it, for whoever places what cannot be placed.
 *
 * @param id reference of the suspense account that it stands on
 * @param inSuspense whether it is booked there already, as a part of what came in
 * @param channel that it came by
 * @param channelReference the channel's own reference
 */
public record MoneyLeftOver(
    UUID id,
    boolean inSuspense,
    String channel,
    String channelReference,
    Money amount,
    Instant paidAt) {}
