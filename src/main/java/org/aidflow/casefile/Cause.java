package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** Why a household needs help. */
public enum Cause implements Code {
  ILLNESS("因病", "illness"),
  DISABILITY("因残", "disability"),
  SCHOOLING("因学", "schooling"),
  DISASTER("因灾", "disaster"),
  ACCIDENT("因意外事故", "accident"),
  JOB_LOSS("因失业", "loss of work"),
  OLD_AGE("因年老", "old age"),
  LACK_OF_LABOUR("缺劳动力", "lack of labour"),
  LACK_OF_MEANS("缺资金或土地", "lack of money or land"),
  OTHER("其他", "other");

  private final String zh;
  private final String en;

  Cause(String zh, String en) {
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
