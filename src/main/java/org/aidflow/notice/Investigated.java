package org.aidflow.notice;

/**
 * What came of an objection.
 *
 * @param upheld it was right: the notice is down and the case is verified again
 * @param anotherOpen another one waits to be looked into
 */
public record Investigated(boolean upheld, boolean anotherOpen) {}
