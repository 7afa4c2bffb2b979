package org.aidflow.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which of a client's cases are asked for; what is null does not matter.
 *
 * @param updatedAfter only those that something happened to after this
 */
public record CaseQuery(
    String clientId,
    @Nullable String externalRef,
    @Nullable CaseStatus status,
    @Nullable Instant updatedAfter) {}
