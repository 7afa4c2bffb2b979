package org.aidflow.bank;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that the bank left us.
 *
 * @param name as the bank named it
 * @param sha256 of its bytes, hex
 * @param taken whether it was read; refused if not
 * @param type ISO 20022 message, {@code camt.053.001.08}; null when it is not even that
 * @param messageId the bank's own id of it
 * @param news how many answers, credits and statements it brought
 * @param reason in words, of a refused one
 */
public record BankFile(
    long id,
    String name,
    String sha256,
    long bytes,
    boolean taken,
    @Nullable String type,
    @Nullable String messageId,
    int news,
    @Nullable String reason,
    Instant receivedAt) {}
