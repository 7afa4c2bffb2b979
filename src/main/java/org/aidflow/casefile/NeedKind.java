package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** What meets a need. */
public enum NeedKind implements Code {
  MONEY("资金", "money"),
  GOODS("物品", "goods");

  private final String zh;
  private final String en;

  NeedKind(String zh, String en) {
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
