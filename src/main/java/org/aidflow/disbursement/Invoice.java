package org.aidflow.disbursement;

import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;

/**
 * What a provider bills for a case.
 *
 * @param invoiceNumber the provider's own
 */
public record Invoice(
    UUID id,
    CaseNumber caseNumber,
    UUID providerId,
    String invoiceNumber,
    Money amount,
    Instant receivedAt) {}
