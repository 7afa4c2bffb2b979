package org.aidflow.access;

import org.aidflow.kernel.Code;

/**
 * What somebody did with a subject of work, as far as it bars them from something later; {@code
 * hand_rule} says from what.
 */
public enum Hand implements Code {
  FILED("申报", "filed it"),
  VISITED("入户核查", "visited the household"),
  REVIEWED("审核", "reviewed it"),
  DECIDED("审批", "decided on it"),
  SIGNED_REFUSAL("签署不予批准", "signed its refusal"),
  APPEAL_DECIDED("审定申诉", "decided on its appeal"),
  PREPARED("制单", "prepared its payment"),
  RELEASED("复核放款", "released its payment"),
  CONFIRMED("确认收到", "confirmed the receipt"),
  FOLLOWED_UP("回访", "followed it up"),
  INVESTIGATED("调查异议", "investigated an objection"),
  PROPOSED("提出处理意见", "proposed how to clear it"),
  AGREED("复核处理意见", "agreed how to clear it"),
  CONFLICT_DECLARED("声明回避", "declared an interest in it"),
  OTHER("其他", "worked on it");

  private final String zh;
  private final String en;

  Hand(String zh, String en) {
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
