package org.aidflow.matching;

/**
 * How a round of a search ended.
 *
 * @param goesOn donors are looked for further, once this is paid
 */
public record MatchRound(MatchOutcome outcome, boolean goesOn) {}
