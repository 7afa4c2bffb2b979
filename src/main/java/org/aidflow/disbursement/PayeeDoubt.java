package org.aidflow.disbursement;

import org.aidflow.kernel.Code;

/** What is odd about a payee. */
public enum PayeeDoubt implements Code {
  HOLDER_DIFFERS("户名与收款人不符", "the holder is not whom the money is for", true),
  CAME_BACK("上次付款被退回", "the bank sent back the last payment to it", true),
  BAD_ACCOUNT("账号格式错误", "the account number cannot be one", true),
  NO_CHECK_DIGIT("账号校验位不符", "the account number has no check digit as a card's", false);

  private final String zh;
  private final String en;
  private final boolean stops;

  PayeeDoubt(String zh, String en, boolean stops) {
    this.zh = zh;
    this.en = en;
    this.stops = stops;
  }

  /** Whether a person prepares the payment; otherwise it is a warning to the releaser. */
  public boolean stops() {
    return stops;
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
