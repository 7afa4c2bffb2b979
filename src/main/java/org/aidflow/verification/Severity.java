package org.aidflow.verification;

import org.aidflow.kernel.Code;

/** How much a hit of another department weighs. */
public enum Severity implements Code {
  VETO("否决", "speaks against the need"),
  STRICT("从严", "asks for care"),
  INFO("提示", "for information");

  private final String zh;
  private final String en;

  Severity(String zh, String en) {
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
