package org.aidflow.disbursement;

import org.aidflow.kernel.Code;

/** What a payment is for. */
public enum Purpose implements Code {
  AID("救助款", "aid to a household"),
  PROVIDER_INVOICE("服务机构账单", "a provider's invoice"),
  REFUND("退款", "a refund");

  private final String zh;
  private final String en;

  Purpose(String zh, String en) {
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
