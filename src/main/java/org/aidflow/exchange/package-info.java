/**
 * What comes in from and goes out to other systems, not lost and not twice: idempotency keys,
 * inbox, outbox, signals, signatures, problem documents.
 */
@NullMarked
package org.aidflow.exchange;

import org.jspecify.annotations.NullMarked;
