package org.aidflow.donor;

import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;

/**
 * Money shall go back to whom it came from; it is set apart already.
 *
 * @param refundId of the wish that it fulfils, or of the unplaced money
 * @param owedFor the gift or the unplaced money that it comes from
 * @param channel the client that reported it
 * @param channelReference the channel's own reference of the payment: the instrument it goes back
 *     to
 * @param area the county whose finance office sees to it
 */
public record RefundOwed(
    UUID refundId,
    UUID owedFor,
    String channel,
    String channelReference,
    AreaCode area,
    Money amount) {}
