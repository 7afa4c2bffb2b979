package org.aidflow.reconciliation;

import org.aidflow.kernel.Code;

/** How a break is cleared. */
public enum Clearing implements Code {
  /** Booked where it belongs; what is left over goes to suspense. */
  CORRECT("更正入账", "book it where it belongs"),
  /** Our books are right, and nothing is booked. */
  ACCEPT("维持账面", "leave our books as they are"),
  /** Left in suspense until it can be placed. */
  SUSPENSE("转入暂挂", "leave it in suspense"),
  /** The next statement may show it, or take it back. */
  WAIT("等待下期对账单", "wait for the next statement"),
  /** It came right by itself: later news fit. */
  MATCHED("自行相符", "came right by itself");

  private final String zh;
  private final String en;

  Clearing(String zh, String en) {
    this.zh = zh;
    this.en = en;
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
