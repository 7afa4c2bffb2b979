package org.aidflow.household;

import org.aidflow.kernel.Code;

/** What another department may know of a person. */
public enum RecordKind implements Code {
  VEHICLE("车辆", "vehicle"),
  COMPANY("企业", "company"),
  PROPERTY("房产", "property"),
  CIVIL_SERVANT("公职人员", "civil servant"),
  DECEASED("已死亡", "deceased"),
  IMPRISONED("服刑", "imprisoned");

  private final String zh;
  private final String en;

  RecordKind(String zh, String en) {
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
