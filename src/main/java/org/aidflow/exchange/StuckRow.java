package org.aidflow.exchange;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that does not get done.
 *
 * @param what the kind of command, the source of the message, the name of the signal, the type of
 *     the event
 * @param about the command's id, the message's event id, the subject of the signal, the webhook's
 *     id
 * @param dead not tried any more
 * @param attempts how often it was tried
 * @param why the kinds of fault of the last try, nothing that was sent
 * @param nextTry when it is tried again, unless dead
 */
public record StuckRow(
    Queue queue,
    String id,
    String what,
    String about,
    boolean dead,
    int attempts,
    @Nullable String why,
    Instant since,
    Instant nextTry) {}
