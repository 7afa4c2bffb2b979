package org.aidflow.disbursement;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkNumber;

/**
 * Money owed to a donor, or to whoever paid what belongs to nobody known.
 *
 * @param id of the wish that it fulfils, or of the unplaced money that goes back
 * @param owedFor the gift or the unplaced money that it comes from
 * @param channel that brought it
 * @param channelReference the channel's own reference of the payment
 * @param area the county whose finance office sees to it
 */
public record Refund(
    WorkNumber number,
    UUID id,
    UUID owedFor,
    String channel,
    String channelReference,
    AreaCode area,
    Money amount,
    Instant owedAt) {

  /** The longest reference that a bank takes back by (ISO 20022, Max35Text). */
  private static final int LONGEST = 35;

  /** It can go back the way it came. */
  public boolean canGoBack() {
    return channelReference.length() <= LONGEST;
  }
}
