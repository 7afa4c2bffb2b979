package org.aidflow.workflow;

import java.time.Instant;
import java.util.Optional;
import org.aidflow.kernel.Subject;

/**
 * Dates that were set before a process reached the step, so that they are not counted anew: a
 * public notice bears the day on which it ends.
 */
public interface KnownDates {

  /**
   * When this step of the subject's process is due; empty when {@code deadlines.dmn} says.
   *
   * @param step the id of the user task or timer event in the model
   */
  Optional<Instant> of(String step, Subject subject);
}
