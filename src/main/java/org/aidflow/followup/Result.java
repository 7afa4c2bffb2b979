package org.aidflow.followup;

import org.aidflow.kernel.Code;

/** How a household fares some time after the help. */
public enum Result implements Code {
  BETTER("好转", "better"),
  SAME("不变", "the same"),
  WORSE("变差", "worse");

  private final String zh;
  private final String en;

  Result(String zh, String en) {
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
