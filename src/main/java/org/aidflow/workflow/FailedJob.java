package org.aidflow.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that failed.
 *
 * @param process the key of the model
 * @param step the id of the element in it
 * @param about the case number, or what else the process belongs to
 * @param dead not tried any more
 * @param why the message of the last try
 * @param nextTry when it is tried again, unless dead; null for at once
 */
public record FailedJob(
    String id,
    @Nullable String process,
    @Nullable String step,
    @Nullable String about,
    boolean dead,
    @Nullable String why,
    Instant since,
    @Nullable Instant nextTry) {}
