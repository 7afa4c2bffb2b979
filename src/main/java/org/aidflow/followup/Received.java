package org.aidflow.followup;

import org.aidflow.kernel.Code;

/** How much of a payment arrived. */
public enum Received implements Code {
  FULL("全部收到", "all of it"),
  PART("部分收到", "a part of it"),
  NONE("未收到", "nothing");

  private final String zh;
  private final String en;

  Received(String zh, String en) {
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
