package org.aidflow.matching;

import org.aidflow.kernel.Code;
import org.aidflow.kernel.Transitions;

/**
 * Where a pledge stands. What it may become is {@link #transitions}, and PostgreSQL holds the same.
 */
public enum PledgeStatus implements Code {
  OPEN("已认捐", "open"),
  PARTLY_PAID("部分到账", "partly paid"),
  FULFILLED("已兑现", "fulfilled"),
  LAPSED("已失效", "lapsed"),
  WITHDRAWN("已撤回", "withdrawn");

  private static final Transitions<PledgeStatus> TRANSITIONS =
      Transitions.from(OPEN)
          .to(OPEN, PARTLY_PAID, FULFILLED, LAPSED, WITHDRAWN)
          .to(PARTLY_PAID, FULFILLED, LAPSED, WITHDRAWN);

  private final String zh;
  private final String en;

  PledgeStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table. */
  public static Transitions<PledgeStatus> transitions() {
    return TRANSITIONS;
  }

  public boolean mayBecome(PledgeStatus next) {
    return TRANSITIONS.allows(this, next);
  }

  /** Still reserves something. */
  public boolean isOpen() {
    return this == OPEN || this == PARTLY_PAID;
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
