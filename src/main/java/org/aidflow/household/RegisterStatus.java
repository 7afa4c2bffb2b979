package org.aidflow.household;

import org.aidflow.kernel.Code;

/** What the poverty register says of a household. */
public enum RegisterStatus implements Code {
  DESTITUTE("特困人员", "destitute"),
  MINIMUM_ALLOWANCE("低保家庭", "receives the minimum allowance"),
  REGISTERED_POOR("建档立卡户", "registered poor"),
  MONITORED("防返贫监测户", "monitored"),
  NONE("未登记", "not listed");

  private final String zh;
  private final String en;

  RegisterStatus(String zh, String en) {
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
