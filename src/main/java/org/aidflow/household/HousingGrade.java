package org.aidflow.household;

import org.aidflow.kernel.Code;

/** How safe the house is (GB/T 51426 grades). */
public enum HousingGrade implements Code {
  A("A级 安全", "A, safe"),
  B("B级 基本安全", "B, mostly safe"),
  C("C级 局部危险", "C, partly dangerous"),
  D("D级 整体危险", "D, dangerous");

  private final String zh;
  private final String en;

  HousingGrade(String zh, String en) {
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
