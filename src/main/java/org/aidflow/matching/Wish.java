package org.aidflow.matching;

import org.aidflow.kernel.Code;

/** What shall become of money that serves nothing. */
public enum Wish implements Code {
  REFUND("退款", "give it back"),
  REDIRECT("转捐", "give it to another need or fund");

  private final String zh;
  private final String en;

  Wish(String zh, String en) {
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
