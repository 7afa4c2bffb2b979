package org.aidflow.household;

import org.aidflow.kernel.Code;

/** What a student attends. */
public enum Stage implements Code {
  PRIMARY("小学", "primary school"),
  JUNIOR_HIGH("初中", "junior high school"),
  SENIOR_HIGH("高中", "senior high school"),
  VOCATIONAL("中职", "vocational school"),
  HIGHER_VOCATIONAL("高职", "higher vocational school"),
  UNDERGRADUATE("本科", "university");

  private final String zh;
  private final String en;

  Stage(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The nine years that everybody goes to school are over. */
  public boolean isPastCompulsory() {
    return compareTo(JUNIOR_HIGH) > 0;
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
