package org.aidflow.matching.web;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.matching.Pledge;
import org.aidflow.matching.PledgeStatus;

/**
 * A pledge as its client sees it.
 *
 * @param honouredFen what has come in for it
 * @param reservedUntil from then on it may lapse
 */
record PledgeView(
    UUID pledgeId,
    UUID needId,
    UUID donorId,
    PledgeStatus status,
    Money amountFen,
    Money honouredFen,
    Instant pledgedAt,
    Instant reservedUntil) {

  static PledgeView of(Pledge pledge) {
    return new PledgeView(
        pledge.id(),
        pledge.needId(),
        pledge.donorId(),
        pledge.status(),
        pledge.amount(),
        pledge.honoured(),
        pledge.pledgedAt(),
        pledge.reservedUntil());
  }
}
