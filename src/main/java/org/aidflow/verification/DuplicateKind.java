package org.aidflow.verification;

import org.aidflow.kernel.Code;

/** Why an earlier case looks like this one. */
public enum DuplicateKind implements Code {
  SAME_NEED("同年同类同因", "the same people asked for the same need this year"),
  SAME_PERSON("同一人在另一户", "a person of this household is named in another one"),
  SAME_ACCOUNT("同一收款账户", "the money of another household goes to the same account"),
  LIKE_PERSON("姓名相近、生日相同、同村", "nearly the same name, born on the same day, in the same village");

  private final String zh;
  private final String en;

  DuplicateKind(String zh, String en) {
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
