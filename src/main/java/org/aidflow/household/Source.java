package org.aidflow.household;

import org.aidflow.kernel.Code;

/** Where a household's facts come from. */
public enum Source implements Code {
  FILED("申请填报", "the filing"),
  COMPLETION("补正材料", "what was added later"),
  VISIT("入户核实", "a visit");

  private final String zh;
  private final String en;

  Source(String zh, String en) {
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
