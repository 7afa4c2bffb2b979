package org.aidflow.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What a releaser can release, and what they released.
 *
 * @param prepared the longest waiting first
 * @param more whether more wait than are shown
 * @param batches released by who looks, the newest first
 */
public record ReleasesOverview(List<Prepared> prepared, boolean more, List<ReleasedBatch> batches) {

  public ReleasesOverview {
    prepared = List.copyOf(prepared);
    batches = List.copyOf(batches);
  }

  /**
   * A payment that waits for its release.
   *
   * @param seal to be handed back with what is chosen: it says what was looked at
   * @param subject the case or the refund
   * @param holder masked; empty, as account and bank code, when it goes back the way it came
   * @param account masked but for the last four digits
   * @param notes what a releaser should know of it, in words
   * @param preparedBy in words
   * @param objection why this official cannot release it; null when nothing is known
   */
  public record Prepared(
      UUID paymentId,
      String seal,
      Subject subject,
      Money amount,
      String holder,
      String account,
      String bankCode,
      List<String> notes,
      String preparedBy,
      @Nullable String objection,
      @Nullable Instant dueAt) {}

  /**
   * A payment of a batch.
   *
   * @param status in words
   * @param reason the bank's, in words
   */
  public record Released(
      Subject subject,
      Money amount,
      String holder,
      String account,
      String status,
      @Nullable String reason) {}
}
