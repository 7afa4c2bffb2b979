package org.aidflow.reconciliation;

/** A break in one or two sentences, without anything personal. */
public final class BreakSummary {

  private BreakSummary() {}

  /** What the bank says and what we know, for who has to clear it. */
  public static String of(Break found) {
    var ours = found.reference().map(id -> " " + id).orElse("");
    var what = found.leg().map(Leg::en).orElse("payment") + ours;
    var line =
        found
            .statementId()
            .map(id -> "Line %d of statement %s".formatted(found.line().orElseThrow(), id))
            .orElse("");
    return switch (found.kind()) {
      case MISSING_THERE ->
          "The %s of %s is in our books and on no statement.".formatted(what, found.day());
      case MISSING_HERE -> line + " fits nothing in our books.";
      case AMOUNT -> "%s is the %s with another amount than in our books.".formatted(line, what);
      case DUPLICATE -> "%s is the %s once more.".formatted(line, what);
      case LATE_RETURN -> "%s gives back the %s, which we have as paid.".formatted(line, what);
      case STATUS_CONFLICT ->
          found
              .orderId()
              .map(
                  order ->
                      "The bank’s answer %s about order %s contradicts what we know."
                          .formatted(found.said().orElseThrow(), order))
              .orElse("%s is the %s, which we have as failed.".formatted(line, what));
    };
  }
}
