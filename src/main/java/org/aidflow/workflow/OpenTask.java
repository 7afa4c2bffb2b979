package org.aidflow.workflow;

import java.time.Instant;
import java.util.List;
import org.aidflow.kernel.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A user task that is waiting to be done.
 *
 * @param key the id of the user task in its model
 * @param assignee who has claimed it
 * @param groups whom it is offered to
 */
public record OpenTask(
    String id,
    String key,
    String name,
    Subject subject,
    @Nullable String assignee,
    List<String> groups,
    @Nullable Instant dueAt) {}
