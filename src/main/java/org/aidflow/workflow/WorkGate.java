package org.aidflow.workflow;

import java.util.Optional;
import org.aidflow.kernel.Subject;

/**
 * Says when a subject must not be worked on, for example while a case is held, or not by somebody.
 */
public interface WorkGate {

  /**
   * Why this task must not be claimed or completed now, in words; empty when it may.
   *
   * @param taskKey the id of the user task in the model
   * @param official who wants to
   */
  Optional<String> refusal(Subject subject, String taskKey, String official);
}
