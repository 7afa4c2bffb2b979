package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** How long a household can wait. */
public enum Urgency implements Code {
  NORMAL("一般", "normal"),
  EMERGENCY("紧急", "emergency");

  private final String zh;
  private final String en;

  Urgency(String zh, String en) {
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
