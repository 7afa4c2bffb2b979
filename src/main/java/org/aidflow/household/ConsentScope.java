package org.aidflow.household;

import org.aidflow.kernel.Code;

/** What the household allows us to do with its data. */
public enum ConsentScope implements Code {
  REGISTER("查询低收入人口库", "ask the poverty register"),
  PUBLIC_NOTICE("村内公示", "publish a masked notice in the village"),
  DONORS("向捐助者展示", "show the masked need to donors"),
  OTHER_DEPARTMENTS("跨部门核对", "check with other departments");

  private final String zh;
  private final String en;

  ConsentScope(String zh, String en) {
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
