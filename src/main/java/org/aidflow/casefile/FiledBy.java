package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** Who brought the case in: the household itself, or a cadre for one that cannot. */
public enum FiledBy implements Code {
  SELF("本人申请", "the household itself"),
  ASSISTED("代办申请", "with the help of a cadre");

  private final String zh;
  private final String en;

  FiledBy(String zh, String en) {
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
