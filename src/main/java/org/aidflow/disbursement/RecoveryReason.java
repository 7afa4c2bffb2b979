package org.aidflow.disbursement;

import org.aidflow.kernel.Code;

/** Why money is claimed back. */
public enum RecoveryReason implements Code {
  FRAUD("骗取救助", "it was got by fraud"),
  RATIFICATION_REFUSED("未获追认", "the emergency decision was not ratified"),
  OVERPAID("多付", "too much was paid"),
  NOT_RECEIVED("家庭未收到", "the household did not get it");

  private final String zh;
  private final String en;

  RecoveryReason(String zh, String en) {
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
