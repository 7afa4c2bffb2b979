package org.aidflow.workflow;

import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.Subject;

/** What a task's card and the head of its form say of the subject of the work. */
public interface WorkCard {

  /**
   * Texts by name, no personal data: {@code areaName}, {@code categoryName}, {@code amountYuan},
   * {@code summary} and {@code proposal} in words, {@code category} and {@code urgency} as codes
   * that {@code deadlines.dmn} reads. Empty when the subject is not of this room.
   */
  Optional<Map<String, String>> card(Subject subject);
}
