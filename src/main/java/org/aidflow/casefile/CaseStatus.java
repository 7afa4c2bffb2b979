package org.aidflow.casefile;

import java.util.EnumSet;
import java.util.Set;
import org.aidflow.kernel.Code;
import org.aidflow.kernel.Transitions;

/**
 * Where a case stands. What it may become is {@link #transitions}, and PostgreSQL holds the same.
 */
public enum CaseStatus implements Code {
  FILED("已受理", "filed"),
  INCOMPLETE("待补正", "incomplete"),
  VERIFYING("核实中", "being verified"),
  DECIDING("审批中", "being decided"),
  OPEN("求助中", "open for donors"),
  PARTLY_MET("部分满足", "partly met"),
  MET("已满足", "met"),
  PAYING("拨付中", "being paid"),
  CONFIRMING("待确认收款", "waiting for confirmation of receipt"),
  FOLLOWING_UP("回访中", "being followed up"),
  CLOSED("已办结", "closed"),
  REFUSED("未批准", "refused"),
  LAPSED("已失效", "lapsed"),
  WITHDRAWN("已撤回", "withdrawn"),
  CLOSED_UNMET("未满足结案", "closed unmet"),
  TRANSFERRED("已转出", "transferred"),
  ENDED_BY_DEATH("因死亡终止", "ended by death");

  private static final Transitions<CaseStatus> TRANSITIONS = table();

  private final String zh;
  private final String en;

  CaseStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table. */
  public static Transitions<CaseStatus> transitions() {
    return TRANSITIONS;
  }

  public boolean mayBecome(CaseStatus next) {
    return TRANSITIONS.allows(this, next);
  }

  /** An end: nothing follows but, after a refusal, an appeal. */
  public boolean isEnd() {
    return TRANSITIONS.after(this).isEmpty() || this == REFUSED;
  }

  private static Transitions<CaseStatus> table() {
    var gone = EnumSet.of(REFUSED, WITHDRAWN, TRANSFERRED, ENDED_BY_DEATH);
    return Transitions.from(FILED)
        .to(FILED, with(gone, INCOMPLETE, VERIFYING, LAPSED))
        .to(INCOMPLETE, with(gone, VERIFYING, LAPSED))
        .to(VERIFYING, with(gone, INCOMPLETE, DECIDING))
        .to(DECIDING, with(gone, INCOMPLETE, VERIFYING, OPEN, PAYING))
        .to(OPEN, with(gone, VERIFYING, PARTLY_MET, MET, CLOSED_UNMET, CONFIRMING, CLOSED))
        .to(PARTLY_MET, with(gone, VERIFYING, OPEN, MET, PAYING, CLOSED_UNMET, CONFIRMING, CLOSED))
        .to(MET, with(gone, VERIFYING, OPEN, PARTLY_MET, PAYING, CONFIRMING, CLOSED))
        .to(PAYING, with(gone, OPEN, PARTLY_MET, MET, CONFIRMING, CLOSED))
        .to(CONFIRMING, OPEN, PARTLY_MET, PAYING, FOLLOWING_UP, CLOSED)
        .to(FOLLOWING_UP, PAYING, CLOSED)
        .to(REFUSED, DECIDING);
  }

  private static Set<CaseStatus> with(Set<CaseStatus> some, CaseStatus... more) {
    var all = EnumSet.copyOf(some);
    all.addAll(Set.of(more));
    return all;
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
