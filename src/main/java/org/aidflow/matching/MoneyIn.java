package org.aidflow.matching;

import java.time.Instant;
import java.util.List;
import org.aidflow.kernel.Money;
import org.aidflow.vault.VaultToken;
import org.jspecify.annotations.Nullable;

/**
 * Money that came in, whoever it is from.
 *
 * @param channel that it came by: a client, or {@code bank}
 * @param channelReference the channel's own reference
 * @param saidReference of a payment channel that may report the gift later
 * @param mentioned numbers and ids of ours that the payer wrote
 * @param payer who paid, as far as it is known
 */
public record MoneyIn(
    String channel,
    String channelReference,
    Money amount,
    Instant paidAt,
    @Nullable String saidReference,
    List<String> mentioned,
    @Nullable VaultToken payer) {}
