package org.aidflow.desk;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.aidflow.kernel.Money;

/**
 * Payments that were released together.
 *
 * @param releasedBy in words
 * @param inOneMessage whether they went to the bank in one message
 * @param standing how many stand where, in words, in the order in which payments go
 */
public record ReleasedBatch(
    UUID id,
    Instant at,
    String releasedBy,
    int count,
    Money sum,
    boolean inOneMessage,
    Map<String, Integer> standing) {}
