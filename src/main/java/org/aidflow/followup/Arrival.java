package org.aidflow.followup;

import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;

/** How a word and an amount fit together. */
final class Arrival {
  private Arrival() {}

  /** The word for an amount of what was paid. */
  static Received of(Money arrived, Money paid) {
    if (arrived.isZero()) return Received.NONE;
    return arrived.compareTo(paid) < 0 ? Received.PART : Received.FULL;
  }

  /**
   * Refuses nonsense: nothing that is something, a part that is all. All of it with another amount
   * is a doubt and no nonsense.
   */
  static void check(String field, Received received, Money arrived, Money paid) {
    boolean fits =
        switch (received) {
          case NONE -> arrived.isZero();
          case PART -> !arrived.isZero() && arrived.compareTo(paid) < 0;
          case FULL -> !arrived.isZero();
        };
    if (!fits) {
      throw InvalidInput.of(field, ErrorCode.OUT_OF_RANGE, bounds(received, paid));
    }
  }

  private static String bounds(Received received, Money paid) {
    return switch (received) {
      case NONE -> "nothing is 0.00 yuan";
      case PART -> "a part is more than 0.00 and less than the %s yuan paid".formatted(paid.yuan());
      case FULL -> "all of it is more than 0.00 yuan";
    };
  }
}
