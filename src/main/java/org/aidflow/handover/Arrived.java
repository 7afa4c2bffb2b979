package org.aidflow.handover;

import java.time.LocalDate;
import org.aidflow.workflow.FormInput;

/**
 * What an official saw when the goods came to the household.
 *
 * @param pieces that the household got in good condition
 */
public record Arrived(Condition condition, int pieces, LocalDate on, String official) {

  /** Reads the form {@code hand-over}. */
  public static Arrived of(FormInput form) {
    return new Arrived(
        Condition.valueOf(form.text("condition")),
        form.number("quantity"),
        form.date("handedOverOn"),
        form.official());
  }
}
