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
      throw InvalidInput.of(
          field,
          ErrorCode.OUT_OF_RANGE,
          "%s of %s yuan is not %s yuan".formatted(received.en(), paid.yuan(), arrived.yuan()));
    }
  }
}
