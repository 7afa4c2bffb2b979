package org.aidflow.matching.process;

import org.aidflow.workflow.ProcessVariable;

/** The names that processes/match-donors.bpmn and this package share. */
final class MatchDonorsModel {
  /** {@code EXTEND}, {@code ACCEPT_PART} or {@code CLOSE}. */
  static final ProcessVariable<String> UNMET_OUTCOME =
      new ProcessVariable<>("unmetOutcome", String.class);

  /** {@code MET}, {@code PART} or {@code UNMET}. */
  static final ProcessVariable<String> MATCH_OUTCOME =
      new ProcessVariable<>("matchOutcome", String.class);

  /** What donors gave and can be paid, in fen. */
  static final ProcessVariable<Long> MET_FEN = new ProcessVariable<>("metFen", Long.class);

  private MatchDonorsModel() {}
}
