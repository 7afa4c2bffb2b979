package org.aidflow.donor;

import java.util.UUID;
import org.aidflow.kernel.Money;

/**
 * Money shall go back to the donor it came from; it is set apart already.
 *
 * @param refundId of the wish that it fulfils
 * @param channel the client that reported the gift
 * @param channelReference the channel's own reference of the payment: the instrument it goes back
 *     to
 */
public record RefundOwed(
    UUID refundId, UUID giftId, String channel, String channelReference, Money amount) {}
