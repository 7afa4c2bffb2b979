package org.aidflow.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last check of the books.
 *
 * @param at by the database's clock; null when there was none yet
 * @param findings how many rules it found broken
 */
public record LastCheck(@Nullable Instant at, int findings) {}
