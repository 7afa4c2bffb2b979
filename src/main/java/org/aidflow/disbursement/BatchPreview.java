package org.aidflow.disbursement;

import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What an official would release.
 *
 * @param sum of all of them, those in conflict too
 * @param stopped why nothing may be released at present, in words; null when it may
 * @param conflicts what stands in the way; with one of them nothing is released
 */
public record BatchPreview(
    int count, Money sum, @Nullable String stopped, List<Conflict> conflicts) {

  /**
   * Why this official cannot release that payment.
   *
   * @param subject the case or the refund; null when there is no such payment
   * @param reason in words
   */
  public record Conflict(UUID paymentId, @Nullable Subject subject, String reason) {}
}
