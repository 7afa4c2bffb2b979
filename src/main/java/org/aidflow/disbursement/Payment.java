package org.aidflow.disbursement;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A payment as people may see it.
 *
 * @param id also the end-to-end id at the bank, there without hyphens
 * @param subject the case, or the refund
 * @param attempt 1 for the first, one more for each that replaces another
 * @param lines what of it goes to which need line
 * @param holder the payee, masked; empty when it goes back the way it came
 * @param account the last four digits, masked
 * @param doubts what was odd about the payee
 * @param preparedBy the official who vouches for payee and amount, or {@code system}
 * @param reason of a rejection or a return, an ISO 20022 code
 * @param contradicted the bank said things that do not fit together; a person has to look at it
 */
public record Payment(
    UUID id,
    Purpose purpose,
    Subject subject,
    int attempt,
    @Nullable UUID replaces,
    DisbursementStatus status,
    Money amount,
    Map<UUID, Money> lines,
    String holder,
    String account,
    String bankCode,
    Set<PayeeDoubt> doubts,
    String preparedBy,
    @Nullable String bankReference,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant releasedAt,
    @Nullable Instant submittedAt,
    @Nullable Instant paidAt,
    @Nullable Instant returnedAt,
    boolean contradicted) {}
