package org.aidflow.verification;

import org.aidflow.kernel.Code;

/** What an applicant can be asked to add. */
public enum MissingItem implements Code {
  IDENTITY_PROOF("身份证明", "proof of identity"),
  INCOME_PROOF("收入证明", "proof of income"),
  MEDICAL_PROOF("医疗票据或诊断证明", "medical bills or diagnosis"),
  STUDENT_PROOF("在读证明", "proof of school attendance"),
  HOUSING_PROOF("住房状况材料", "state of the house"),
  PAYEE_ACCOUNT("收款账户", "account that the money goes to"),
  HOUSEHOLD_FACTS("家庭情况", "facts about the household"),
  OTHER("其他", "other");

  private final String zh;
  private final String en;

  MissingItem(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** Whether paper has to show it. */
  boolean isProof() {
    return name().endsWith("_PROOF");
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
