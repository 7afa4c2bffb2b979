package org.aidflow.helprequest.process;

import org.aidflow.casefile.CaseStatus;
import org.aidflow.workflow.ProcessVariable;

/** The names that processes/help-request.bpmn and this package share. */
final class HelpRequestModel {
  /** {@code MET}, {@code PART}, {@code UNMET}, {@code REFUSED} or {@code ENDED}. */
  static final ProcessVariable<String> SEEK_OUTCOME =
      new ProcessVariable<>("seekOutcome", String.class);

  /** {@code REST}, {@code CHECK}, {@code FOLLOW_UP} or {@code CLOSE}. */
  static final ProcessVariable<String> WHAT_IS_NEXT =
      new ProcessVariable<>("whatIsNext", String.class);

  /** {@code VERIFICATION}, or {@code DECISION} after an appeal that was upheld. */
  static final ProcessVariable<String> RESUME_AT = new ProcessVariable<>("resumeAt", String.class);

  private HelpRequestModel() {}

  /** How the search ended; one that is refused can be appealed. */
  static String outcomeOf(CaseStatus ended) {
    return ended == CaseStatus.REFUSED ? "REFUSED" : "ENDED";
  }
}
