package org.aidflow.desk;

import org.aidflow.kernel.Code;

/** What an official may want to see personal data for. */
public enum RevealPurpose implements Code {
  VISIT("安排入户", "to arrange the visit"),
  IDENTITY("核对身份", "to check who somebody is"),
  DECISION("办理审批", "to decide on the case"),
  PAYEE("核对收款人", "to check the payee"),
  CALL("联系家庭", "to call the family"),
  OBJECTION("调查异议", "to look into an objection"),
  AUDIT("审计", "to audit the case");

  private final String zh;
  private final String en;

  RevealPurpose(String zh, String en) {
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
