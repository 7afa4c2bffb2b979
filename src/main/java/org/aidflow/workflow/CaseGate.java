package org.aidflow.workflow;

import java.util.Optional;
import org.aidflow.kernel.CaseNumber;

/** Says when a case must not be worked on, for example while it is held. */
public interface CaseGate {

  /**
   * Why this task of the case must not be claimed or completed now, in words; empty when it may.
   *
   * @param taskKey the id of the user task in the model
   */
  Optional<String> refusal(CaseNumber caseNumber, String taskKey);
}
