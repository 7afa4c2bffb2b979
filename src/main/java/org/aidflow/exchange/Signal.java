package org.aidflow.exchange;

import org.aidflow.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A message for the process that is about a subject.
 *
 * @param variable with {@code value}: what tells the receiver from others of the same subject
 * @param attempts how often nobody was there to receive it
 */
public record Signal(
    long id,
    String message,
    Subject subject,
    @Nullable String variable,
    @Nullable String value,
    int attempts) {}
