package org.aidflow.banksimulator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the bank's books.
 *
 * @param endToEndId the customer's id of the order, 32 hex digits
 * @param amountFen the order's amount in fen
 * @param content hash of the whole order, in its first entry only
 * @param fault what the creditor's account number brings about, in its first entry only
 * @param code ISO 20022 reason of a rejection or return
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Entry(
    Kind kind,
    String endToEndId,
    String bankReference,
    long amountFen,
    Instant at,
    @Nullable String content,
    @Nullable Fault fault,
    @Nullable String code) {

  enum Kind {
    ACCEPTED,
    REFUSED,
    PAID,
    REJECTED,
    RETURNED,
    /** The customer knows of the outcome booked before this entry. */
    TOLD
  }

  static Entry first(Order order, String bankReference, Fault fault, Instant at) {
    boolean refused = fault == Fault.REFUSE;
    return new Entry(
        refused ? Kind.REFUSED : Kind.ACCEPTED,
        order.endToEndId(),
        bankReference,
        order.amountFen(),
        at,
        order.hash(),
        fault,
        refused ? "AC01" : null);
  }

  Entry followedBy(Kind next, Instant at) {
    String reason =
        switch (next) {
          case REJECTED, RETURNED -> "AC04";
          default -> null;
        };
    return new Entry(next, endToEndId, bankReference, amountFen, at, null, null, reason);
  }
}
