package org.aidflow.matching.process;

import org.aidflow.workflow.ProcessVariable;

/** The names that processes/match-donors.bpmn and this package share. */
final class MatchDonorsModel {
  static final String STILL_UNMET = "TimerEvent_StillUnmet";

  /** Nothing is left to look for. */
  static final ProcessVariable<Boolean> EVERY_LINE_MET =
      new ProcessVariable<>("everyLineMet", Boolean.class);

  /** Donors are looked for further, once this round is paid. */
  static final ProcessVariable<Boolean> SEARCH_GOES_ON =
      new ProcessVariable<>("searchGoesOn", Boolean.class);

  /** The name of an {@link org.aidflow.matching.UnmetOutcome}. */
  static final ProcessVariable<String> UNMET_OUTCOME =
      new ProcessVariable<>("unmetOutcome", String.class);

  /** {@code MET}, {@code PART} or {@code UNMET}. */
  static final ProcessVariable<String> MATCH_OUTCOME =
      new ProcessVariable<>("matchOutcome", String.class);

  /** What donors gave and can be paid, in fen. */
  static final ProcessVariable<Long> MET_FEN = new ProcessVariable<>("metFen", Long.class);

  /** Of approve.bpmn: public funds have met an emergency, or a part of it. */
  static final ProcessVariable<Boolean> EMERGENCY_MET =
      new ProcessVariable<>("emergencyMet", Boolean.class);

  /** Of approve.bpmn: money has come into a fund. */
  static final ProcessVariable<Boolean> FUNDS_ASKED_AGAIN =
      new ProcessVariable<>("fundsAskedAgain", Boolean.class);

  private MatchDonorsModel() {}
}
