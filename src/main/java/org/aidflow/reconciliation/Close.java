package org.aidflow.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import org.aidflow.kernel.Money;

/**
 * A day of a custody account that is closed.
 *
 * @param account the ledger's name of it
 * @param closing what bank and books agreed on
 * @param closedBy the official, or {@code system}
 */
public record Close(
    String account,
    LocalDate day,
    String statementId,
    Money closing,
    Instant closedAt,
    String closedBy) {}
