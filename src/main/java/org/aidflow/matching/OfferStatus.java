package org.aidflow.matching;

import org.aidflow.kernel.Code;
import org.aidflow.kernel.Transitions;

/**
 * Where an offer stands. What it may become is {@link #transitions}, and PostgreSQL holds the same.
 */
public enum OfferStatus implements Code {
  PROPOSED("待答复", "waits for an answer"),
  ACCEPTED("已认捐", "accepted"),
  DECLINED("已婉拒", "declined"),
  LAPSED("已失效", "lapsed");

  private static final Transitions<OfferStatus> TRANSITIONS =
      Transitions.from(PROPOSED).to(PROPOSED, ACCEPTED, DECLINED, LAPSED);

  private final String zh;
  private final String en;

  OfferStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table. */
  public static Transitions<OfferStatus> transitions() {
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
