package org.aidflow.disbursement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment that waits for its release by who looks at it.
 *
 * @param seal of payee, account and amount as they are frozen: another one when any of them changed
 * @param objection why this official cannot release it, in words; null when nothing is known
 * @param dueAt when it should be released at the latest
 */
public record PreparedPayment(
    Payment payment, String seal, @Nullable String objection, @Nullable Instant dueAt) {}
