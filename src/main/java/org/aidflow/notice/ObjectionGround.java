package org.aidflow.notice;

import org.aidflow.kernel.Code;

/** What somebody has against a case on notice. */
public enum ObjectionGround implements Code {
  INCOME_HIGHER("收入不符", "the income is higher"),
  ASSETS_HIDDEN("隐瞒财产", "assets are hidden"),
  NOT_RESIDENT("不在本村居住", "they do not live here"),
  NEED_UNTRUE("困难不属实", "the need is not true"),
  RELATIVE_OF_OFFICIAL("与经办人有亲属关系", "they are relatives of an official"),
  NOTICE_WRONG("公示内容有误", "the notice says something wrong"),
  OTHER("其他", "something else");

  private final String zh;
  private final String en;

  ObjectionGround(String zh, String en) {
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
