package org.aidflow.followup;

import org.aidflow.kernel.Code;

/** What the county found about money that the bank paid and the household did not get. */
public enum ClearedReceipt implements Code {
  FOUND("已找到并送达", "it was found, and the family has it"),
  CLAIM_BACK("向收款人追回", "it is claimed back from whom it was paid to"),
  LEAVE("不再追究", "it is left");

  private final String zh;
  private final String en;

  ClearedReceipt(String zh, String en) {
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
