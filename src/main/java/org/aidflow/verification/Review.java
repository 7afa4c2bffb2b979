package org.aidflow.verification;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.workflow.FormInput;

/**
 * What somebody who did not visit says of a verification.
 *
 * @param cleared why a hit does not count, by its id
 * @param reasons codes, where a refusal is recommended
 */
public record Review(
    String official, ReviewOutcome outcome, Map<UUID, String> cleared, List<String> reasons) {

  /** Reads the form {@code review-verification}. */
  public static Review of(FormInput form) {
    var cleared = new HashMap<UUID, String>();
    for (var row : form.rows("clearedHits")) {
      if (row.get("reason") instanceof String reason && !reason.isBlank()) {
        cleared.put(UUID.fromString(String.valueOf(row.get("id"))), reason.strip());
      }
    }
    return new Review(
        form.official(),
        ReviewOutcome.valueOf(form.text("outcome")),
        cleared,
        form.choices("reasonCodes"));
  }
}
