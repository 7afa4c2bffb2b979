package org.aidflow.kernel;

/** The kinds of work that is about no case. */
public enum WorkKind implements Code {
  /** The bank's statement and the ledger say different things. */
  BREAK("对账差异", "break"),
  /** Money that nobody knows the owner of. */
  MONEY("待认领款项", "money to be placed"),
  /** Money that goes back to its donor. */
  REFUND("退款", "refund"),
  /** Money claimed back from whom it was paid to. */
  RECOVERY("追索", "recovery");

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
