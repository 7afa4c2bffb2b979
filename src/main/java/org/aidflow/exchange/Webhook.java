package org.aidflow.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where a client wants its events sent.
 *
 * @param types the types of events it wants, {@code org.aidflow.case-filed}; all when empty
 */
public record Webhook(UUID id, String url, List<String> types, Instant subscribedAt) {}
