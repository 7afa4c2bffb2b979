package org.aidflow.disbursement;

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
record BankAnswer(
    Kind kind,
    @Nullable String code,
    @Nullable String bankReference,
    @Nullable Money amount,
    @Nullable Instant at,
    @Nullable String why) {

  enum Kind {
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

  /** Who said so. */
  enum Source {
    SUBMIT,
    QUERY,
    CALLBACK,
    PERSON
  }

  /** What an answer changed. */
  enum Effect {
    APPLIED,
    /** Nothing, and it asks for nothing. */
    NOTED,
    /** Nothing: it was known. */
    REPEATED,
    /** Nothing: it contradicts what is known, and a person has to look at it. */
    CONFLICT,
    /** Nothing: no payment has this id, and a person has to look at it. */
    UNKNOWN_ORDER
  }

  static BankAnswer unknown(String why) {
    return new BankAnswer(Kind.UNKNOWN, null, null, null, null, why);
  }
}
