package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** What is true of a case beside its status. */
public enum CaseFlag implements Code {
  HELD("已冻结", "held"),
  UNDER_APPEAL("申诉中", "under appeal"),
  EMERGENCY("紧急", "emergency"),
  ON_NOTICE("公示中", "on public notice");

  private final String zh;
  private final String en;

  CaseFlag(String zh, String en) {
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
