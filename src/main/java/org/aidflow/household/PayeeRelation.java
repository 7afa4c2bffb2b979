package org.aidflow.household;

import org.aidflow.kernel.Code;

/** Whose account the money goes to. */
public enum PayeeRelation implements Code {
  SELF("本人", "the applicant"),
  MEMBER("家庭成员", "a member of the household"),
  GUARDIAN("监护人", "a guardian"),
  VILLAGE_COLLECTIVE("村集体代收", "the village collective");

  private final String zh;
  private final String en;

  PayeeRelation(String zh, String en) {
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
