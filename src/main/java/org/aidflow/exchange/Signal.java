package org.aidflow.exchange;

import org.aidflow.kernel.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * A message for the process of a case.
 *
 * @param variable with {@code value}: what tells the receiver from others of the same case
 * @param attempts how often nobody was there to receive it
 */
public record Signal(
    long id,
    String message,
    CaseNumber caseNumber,
    @Nullable String variable,
    @Nullable String value,
    int attempts) {}
