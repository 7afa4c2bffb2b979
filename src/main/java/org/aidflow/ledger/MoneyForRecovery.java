package org.aidflow.ledger;

import java.time.Instant;
import org.aidflow.kernel.Money;

/**
 * Money came in that pays back what was claimed back; published in the transaction that books it.
 *
 * @param recovery its number as the payer or an official said it
 * @param from the account that it is on: a channel's clearing, or suspense
 * @param channel that it came by
 * @param channelReference the channel's own reference
 */
public record MoneyForRecovery(
    String recovery,
    AccountId from,
    String channel,
    String channelReference,
    Money amount,
    Instant paidAt) {}
