package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** The lifecycle a case walks; the prefix opens its number. */
public enum CaseKind implements Code {
  HELP_REQUEST("HR", "求助申请", "help request");

  private final String prefix;
  private final String zh;
  private final String en;

  CaseKind(String prefix, String zh, String en) {
    this.prefix = prefix;
    this.zh = zh;
    this.en = en;
  }

  /** The letters that open a case number of this kind: {@code HR} of {@code HR-2026-0000017}. */
  public String prefix() {
    return prefix;
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
