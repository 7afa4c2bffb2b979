package org.aidflow.proof;

/** One request of a proof on its way; what has happened is read from the application. */
final class Request {

  private final Plan plan;
  private final String caseNumber;
  private final String holder;
  private String status = "FILED";
  private boolean sentBack;
  private boolean gifted;
  private boolean received;

  Request(Plan plan, String caseNumber, String holder) {
    this.plan = plan;
    this.caseNumber = caseNumber;
    this.holder = holder;
  }

  Plan plan() {
    return plan;
  }

  String caseNumber() {
    return caseNumber;
  }

  String holder() {
    return holder;
  }

  String status() {
    return status;
  }

  void now(String newStatus) {
    status = newStatus;
  }

  boolean ended() {
    return status.equals(plan.end());
  }

  /** Whether this is the first time that the case is decided; the next time it is not. */
  boolean firstDecision() {
    var first = !sentBack;
    sentBack = true;
    return first;
  }

  /** The household answers each time that it is told what is missing. */
  boolean isIncomplete() {
    return status.equals("INCOMPLETE");
  }

  boolean wantsGift() {
    return plan.findsDonors() && !gifted && status.equals("OPEN");
  }

  void gifted() {
    gifted = true;
  }

  /** The portal confirms every second receipt; the others stay silent. */
  boolean wantsReceipt(int number) {
    return number % 2 == 0 && !received && status.equals("CONFIRMING");
  }

  void received() {
    received = true;
  }
}
