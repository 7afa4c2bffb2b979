package org.aidflow.household;

import org.aidflow.kernel.Code;

/** What a member is to the applicant. */
public enum Relation implements Code {
  SPOUSE("配偶", "spouse"),
  CHILD("子女", "child"),
  PARENT("父母", "parent"),
  GRANDPARENT("祖父母", "grandparent"),
  GRANDCHILD("孙子女", "grandchild"),
  SIBLING("兄弟姐妹", "sibling"),
  OTHER("其他", "other");

  private final String zh;
  private final String en;

  Relation(String zh, String en) {
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
