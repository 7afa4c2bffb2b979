package org.aidflow.workflow;

import java.time.Instant;
import java.util.List;
import org.aidflow.kernel.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * A user task of a case that is waiting to be done.
 *
 * @param key the id of the user task in its model
 * @param assignee who has claimed it
 * @param groups whom it is offered to
 */
public record OpenTask(
    String id,
    String key,
    String name,
    CaseNumber caseNumber,
    @Nullable String assignee,
    List<String> groups,
    @Nullable Instant dueAt) {}
