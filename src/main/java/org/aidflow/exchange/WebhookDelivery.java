package org.aidflow.exchange;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook.
 *
 * @param sequence the event's place in the list of all
 * @param attempts how often it was tried since it was last asked for
 * @param why what the last try failed of: {@code status 500}, or the kind of fault
 * @param nextTryAt when it is tried again, at the earliest; none unless it waits
 */
public record WebhookDelivery(
    UUID id,
    UUID eventId,
    String type,
    String subject,
    String sequence,
    DeliveryStatus status,
    int attempts,
    @Nullable String why,
    @Nullable Instant nextTryAt,
    @Nullable Instant doneAt) {}
