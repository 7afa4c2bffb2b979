package org.aidflow.disbursement;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * Payments that were released together.
 *
 * @param messageId the one message that they went to the bank in; null when each goes alone
 * @param standing how many of them stand where
 */
public record PaymentBatch(
    UUID id,
    String releasedBy,
    int count,
    Money sum,
    @Nullable String messageId,
    Instant createdAt,
    Map<DisbursementStatus, Integer> standing) {}
