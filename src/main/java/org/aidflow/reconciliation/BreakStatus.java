package org.aidflow.reconciliation;

import org.aidflow.kernel.Code;
import org.aidflow.kernel.Transitions;

/**
 * Where a break stands. What it may become is {@link #transitions}, and PostgreSQL holds the same
 * ({@code break_status_transition}).
 */
public enum BreakStatus implements Code {
  OPEN("待处理", "open"),
  PROPOSED("已提出意见", "proposed"),
  /** Two people agreed to wait for the next statement. */
  WAITING("等待对账单", "waiting for the next statement"),
  RESOLVED("已处理", "resolved");

  private static final Transitions<BreakStatus> TRANSITIONS =
      Transitions.from(OPEN)
          .to(OPEN, PROPOSED, RESOLVED)
          .to(PROPOSED, OPEN, WAITING, RESOLVED)
          .to(WAITING, OPEN, RESOLVED);

  private final String zh;
  private final String en;

  BreakStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table. */
  public static Transitions<BreakStatus> transitions() {
    return TRANSITIONS;
  }

  boolean mayBecome(BreakStatus next) {
    return TRANSITIONS.allows(this, next);
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
