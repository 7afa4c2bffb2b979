package org.aidflow.kernel;

/** The kinds of work that is about no case. */
public enum WorkKind implements Code {
  /** The bank's statement and the ledger say different things. */
  BREAK("对账差异", "break");

  private final String zh;
  private final String en;

  WorkKind(String zh, String en) {
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
