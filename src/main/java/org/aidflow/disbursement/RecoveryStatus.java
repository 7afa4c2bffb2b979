package org.aidflow.disbursement;

import org.aidflow.kernel.Code;
import org.aidflow.kernel.Transitions;

/**
 * Where a recovery stands. What it may become is {@link #transitions}, and PostgreSQL holds the
 * same.
 */
public enum RecoveryStatus implements Code {
  CLAIMED("已追索", "claimed back"),
  PARTLY_RECEIVED("部分追回", "partly received"),
  RECEIVED("已追回", "received"),
  WRITTEN_OFF("已核销", "written off"),
  CANCELLED("已取消", "cancelled");

  private static final Transitions<RecoveryStatus> TRANSITIONS =
      Transitions.from(CLAIMED)
          .to(CLAIMED, PARTLY_RECEIVED, RECEIVED, WRITTEN_OFF, CANCELLED)
          .to(PARTLY_RECEIVED, RECEIVED, WRITTEN_OFF)
          .to(WRITTEN_OFF, RECEIVED);

  private final String zh;
  private final String en;

  RecoveryStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table; what was written off may come in after all. */
  public static Transitions<RecoveryStatus> transitions() {
    return TRANSITIONS;
  }

  public boolean mayBecome(RecoveryStatus next) {
    return TRANSITIONS.allows(this, next);
  }

  /** Still waited for. */
  public boolean isOpen() {
    return this == CLAIMED || this == PARTLY_RECEIVED;
  }

  @Override
  public String zh() {
    return zh;
  }

  @Override
  public String en() {
    return en;
  }
}
