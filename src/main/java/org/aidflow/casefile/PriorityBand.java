package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** How soon a need is served: the band of its points. */
public enum PriorityBand implements Code {
  P1("一级", "first"),
  P2("二级", "second"),
  P3("三级", "third"),
  P4("四级", "fourth");

  private final String zh;
  private final String en;

  PriorityBand(String zh, String en) {
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
