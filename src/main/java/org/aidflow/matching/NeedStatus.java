package org.aidflow.matching;

import org.aidflow.kernel.Code;

/** What a donor can do about a need. */
public enum NeedStatus implements Code {
  OPEN("待捐助", "open"),
  RESERVED("已被认捐", "reserved by pledges"),
  MET("已满足", "met"),
  CLOSED("已结束", "closed");

  private final String zh;
  private final String en;

  NeedStatus(String zh, String en) {
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
