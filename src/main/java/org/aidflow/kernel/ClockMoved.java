package org.aidflow.kernel;

import java.time.Instant;

/**
 * The clock was moved forward. Listeners let what keeps a time of its own follow, and work what has
 * become due, before the mover goes on.
 */
public record ClockMoved(Instant now) {}
