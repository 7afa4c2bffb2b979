package org.aidflow.approval;

/** What a step of a decision asks of whoever takes it. */
public enum Act {
  /** An opinion; it binds nobody. */
  OPINION,
  /** A decision, of one person or of several. */
  DECISION,
  /** A decision of one person at once: what it approves is paid before it is verified. */
  EMERGENCY,
  /** Whether the decision in an emergency stands, said by somebody of the next level. */
  RATIFICATION,
  /** The case is worth more than may be approved: to be sent back, or refused. */
  SEND_BACK
}
