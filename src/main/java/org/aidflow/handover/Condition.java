package org.aidflow.handover;

import org.aidflow.kernel.Code;

/** What became of goods on their way. */
public enum Condition implements Code {
  GOOD("完好", "all arrived in good condition"),
  DAMAGED("损坏", "damaged"),
  LOST("丢失", "lost");

  private final String zh;
  private final String en;

  Condition(String zh, String en) {
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
