package org.aidflow.casefile;

import org.aidflow.kernel.Code;

/** What can happen around a case, whatever it waits for. */
public enum ChangeKind implements Code {
  WITHDRAWN("申请人撤回", "the applicant withdrew", true),
  DECEASED("申请人去世", "the applicant died", true),
  CONSENT_WITHDRAWN("撤回授权同意", "the household took its consent back", true),
  MOVED_AWAY("迁往外地", "the household moved out of reach", true),
  FRAUD_FOUND("查实骗取", "a suspicion proved true", true),
  REOPENED("申诉成立后重新办理", "the case goes on after an appeal", false),
  MOVED("迁居", "the household moved", false),
  CORRECTED("更正信息", "facts were corrected", false),
  SUSPICION("举报可疑", "somebody raised a suspicion", false);

  private final String zh;
  private final String en;
  private final boolean endsCase;

  ChangeKind(String zh, String en, boolean endsCase) {
    this.zh = zh;
    this.en = en;
    this.endsCase = endsCase;
  }

  /** Nothing more is to be done for the case but what is under way. */
  public boolean endsCase() {
    return endsCase;
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
