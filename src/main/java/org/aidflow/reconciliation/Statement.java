package org.aidflow.reconciliation;

import java.time.LocalDate;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A statement that came.
 *
 * @param account the ledger's name of the custody account
 * @param gap how it does not follow on the one before, in words; null when it does
 */
public record Statement(
    String account,
    String statementId,
    @Nullable Long sequence,
    LocalDate from,
    LocalDate to,
    Money opening,
    Money closing,
    int lines,
    @Nullable String gap) {}
