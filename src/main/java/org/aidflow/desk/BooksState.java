package org.aidflow.desk;

import org.aidflow.ledger.LastCheck;
import org.aidflow.ledger.ReleaseStop;
import org.jspecify.annotations.Nullable;

/**
 * How the books were found when last checked.
 *
 * @param stop why nothing is released; null when releases are free
 */
public record BooksState(LastCheck lastCheck, @Nullable ReleaseStop stop) {}
