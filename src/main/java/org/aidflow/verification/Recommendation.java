package org.aidflow.verification;

/** What the investigators think should be decided. */
public enum Recommendation {
  SUPPORT,
  SUPPORT_LESS,
  DO_NOT_SUPPORT
}
