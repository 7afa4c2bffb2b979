package org.aidflow.exchange;

import java.time.Instant;

/** A message of another system, as it was received. */
public record InboxMessage(String source, String eventId, String body, Instant receivedAt) {}
