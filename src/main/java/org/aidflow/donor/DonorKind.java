package org.aidflow.donor;

import org.aidflow.kernel.Code;

/** Who a donor is in law. */
public enum DonorKind implements Code {
  PERSON("个人", "person"),
  ORGANISATION("组织", "organisation");

  private final String zh;
  private final String en;

  DonorKind(String zh, String en) {
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
