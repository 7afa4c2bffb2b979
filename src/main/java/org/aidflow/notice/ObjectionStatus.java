package org.aidflow.notice;

import org.aidflow.kernel.Code;
import org.aidflow.kernel.Transitions;

/**
 * Where an objection stands. What it may become is {@link #transitions}, and PostgreSQL holds the
 * same.
 */
public enum ObjectionStatus implements Code {
  OPEN("待调查", "being looked into"),
  UPHELD("成立", "upheld"),
  AMENDED("已更正公示", "led to an amended notice"),
  DISMISSED("不成立", "dismissed"),
  SUPERSEDED("随公示撤下", "settled with the notice");

  private static final Transitions<ObjectionStatus> TRANSITIONS =
      Transitions.from(OPEN).to(OPEN, UPHELD, AMENDED, DISMISSED, SUPERSEDED);

  private final String zh;
  private final String en;

  ObjectionStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table. */
  public static Transitions<ObjectionStatus> transitions() {
    return TRANSITIONS;
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
