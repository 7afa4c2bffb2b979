package org.aidflow.banksimulator;

import static org.aidflow.banksimulator.Fault.Where.ORDER;
import static org.aidflow.banksimulator.Fault.Where.OUTCOME;
import static org.aidflow.banksimulator.Fault.Where.QUERY;
import static org.aidflow.banksimulator.Fault.Where.TELLING;

/**
 * What goes wrong with a payment.
 *
 * <p>No fault makes the books lie: they hold what the bank did, and a query says what they hold.
 * Only {@link #CONTRADICT} tells a thing that is not so, and is booked as such.
 */
enum Fault {
  LOST(ORDER, "a cut connection, never booked"),
  DOWN(ORDER, "500, never booked"),
  LATE_BOOKING(ORDER, "a cut connection, unknown for a while, then booked"),
  DELAY(ORDER, "booked, answered after a while"),
  HANG(ORDER, "booked, never answered"),
  RESET(ORDER, "booked, then a cut connection"),
  TORN(ORDER, "booked, half an answer"),
  ERROR(ORDER, "booked, then 500"),
  NONSENSE(ORDER, "booked, answered with no JSON"),
  EMPTY(ORDER, "booked, answered with nothing"),
  EAGER(ORDER, "told before the order is answered"),

  REFUSE(OUTCOME, "rejected with AC01 in the answer itself"),
  REJECT(OUTCOME, "rejected with AC04 later"),
  SILENT(OUTCOME, "accepted, then never an outcome"),
  SLOW(OUTCOME, "paid after a while; PROCESSING until then"),
  RETURN(OUTCOME, "paid, then returned with AC04"),
  LATE_RETURN(OUTCOME, "paid, returned after a while"),
  RECONSIDER(OUTCOME, "rejected, then paid all the same"),

  DOUBLE(TELLING, "each message twice"),
  LATE(TELLING, "each message a while after its booking"),
  UNTOLD(TELLING, "no message at all; a query knows"),
  SWAPPED(TELLING, "the last outcome told first"),
  CONTRADICT(TELLING, "told the opposite at the end"),
  CUT(TELLING, "first a message cut short, a while later the whole"),
  FOREIGN(TELLING, "first a message in a foreign form, a while later the right one"),
  HOLLOW(TELLING, "first an empty message, a while later the right one"),

  QUERY_ERROR(QUERY, "500"),
  QUERY_NONSENSE(QUERY, "no JSON"),
  QUERY_EMPTY(QUERY, "nothing"),
  QUERY_TORN(QUERY, "half an answer"),
  QUERY_HANG(QUERY, "never answered");

  /** Where a fault strikes; a payment has at most one of each. */
  enum Where {
    ORDER("How the order is answered, otherwise at once"),
    OUTCOME("What is booked, otherwise paid"),
    TELLING("How outcomes are told, by callback or file, otherwise once"),
    QUERY("How the first two queries are answered");

    private final String meaning;

    Where(String meaning) {
      this.meaning = meaning;
    }

    String meaning() {
      return meaning;
    }
  }

  private final Where where;
  private final String meaning;

  Fault(Where where, String meaning) {
    this.where = where;
    this.meaning = meaning;
  }

  Where where() {
    return where;
  }

  String meaning() {
    return meaning;
  }

  /** Whether the order leaves no trace when it comes. */
  boolean losesTheOrder() {
    return this == LOST || this == DOWN || this == LATE_BOOKING;
  }

  /** Whether the customer hears nothing he can understand when he orders. */
  boolean hidesTheAnswer() {
    return where == ORDER && this != DELAY && this != EAGER;
  }

  /** Whether a broken message comes before the right one. */
  boolean breaksTheMessage() {
    return this == CUT || this == FOREIGN || this == HOLLOW;
  }
}
