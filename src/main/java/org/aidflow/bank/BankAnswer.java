package org.aidflow.bank;

import java.time.Instant;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * What the bank said of an order, or a person who asked it.
 *
 * @param code ISO 20022 reason of a rejection or return
 * @param amount of the order, where it was said
 * @param why what was no answer, in a word; for UNKNOWN only
 */
public record BankAnswer(
    Kind kind,
    @Nullable String code,
    @Nullable String bankReference,
    @Nullable Money amount,
    @Nullable Instant at,
    @Nullable String why) {

  /** How an order stands. */
  public enum Kind {
    /** It left us; the bank's word of it comes by itself. */
    SENT,
    /** The bank has the order. */
    ACCEPTED,
    PAID,
    REJECTED,
    RETURNED,
    /** The bank has the order and is not done with it. */
    PROCESSING,
    /** The bank does not know the order. */
    NOT_FOUND,
    /** No answer, or none that can be understood. */
    UNKNOWN
  }

  /** An answer without a reason, a reference or an amount. */
  public static BankAnswer of(Kind kind) {
    return new BankAnswer(kind, null, null, null, null, null);
  }

  /** Nobody knows whether the order arrived. */
  public static BankAnswer unknown(String why) {
    return new BankAnswer(Kind.UNKNOWN, null, null, null, null, why);
  }
}
