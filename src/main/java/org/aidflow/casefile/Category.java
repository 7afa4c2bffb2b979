package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** What a household asks help for. */
public enum Category implements Code {
  DAILY_NECESSITIES("生活必需品", "daily necessities"),
  HOUSING("住房", "housing"),
  MEDICAL_COST("医疗费用", "medical cost"),
  EDUCATION_COST("教育费用", "education cost"),
  LIVELIHOOD_START("生计起步", "livelihood start"),
  DISASTER("受灾救助", "disaster"),
  INTERNET_ACCESS("网络接入", "Internet access"),
  TRAINING("技能培训", "training");

  private final String zh;
  private final String en;

  Category(String zh, String en) {
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
