package org.aidflow.exchange;

import org.aidflow.kernel.Subject;

/**
 * A signal waits for its receiver. Published inside the sender's transaction: listen after the
 * commit.
 */
public record SignalSent(Subject subject) {}
