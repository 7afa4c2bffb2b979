package org.aidflow.matching;

import org.aidflow.kernel.Money;

/**
 * How a search for donors ended.
 *
 * @param met the money that donors gave and that has not been paid out yet
 */
public record MatchOutcome(Result result, Money met) {

  /** How much of the need was met. */
  public enum Result {
    MET,
    PART,
    UNMET
  }
}
