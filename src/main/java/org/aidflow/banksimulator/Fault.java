package org.aidflow.banksimulator;

import java.util.List;
import org.aidflow.banksimulator.Entry.Kind;

/** What goes wrong with a payment; the last four digits of the creditor's account choose it. */
enum Fault {
  NONE("paid and told"),
  REJECT("rejected with AC04 by callback"),
  SILENT("accepted, then never an answer"),
  RETURN("paid, then returned"),
  REFUSE("rejected with AC01 in the answer itself"),
  EAGER("told before the order is answered"),
  DOUBLE("each callback sent twice"),
  CONTRADICT("told as paid, then as rejected"),
  HANG("paid, the order itself never answered"),
  RESET("paid, the order answered by a cut connection"),
  ERROR("paid, the order answered with 500"),
  NONSENSE("paid, the order answered with no JSON"),
  EMPTY("paid, the order answered with nothing");

  private final String meaning;

  Fault(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }

  /** What the bank books after acceptance, in this order, and tells of each. */
  List<Kind> outcomes() {
    return switch (this) {
      case REJECT -> List.of(Kind.REJECTED);
      case SILENT, REFUSE -> List.of();
      case RETURN -> List.of(Kind.PAID, Kind.RETURNED);
      case CONTRADICT -> List.of(Kind.PAID, Kind.REJECTED);
      default -> List.of(Kind.PAID);
    };
  }
}
