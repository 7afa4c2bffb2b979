package org.aidflow.casefile;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.aidflow.kernel.Code;

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

  private static final Map<CaseStatus, Set<CaseStatus>> TRANSITIONS = table();

  private final String zh;
  private final String en;

  CaseStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table: from each status to what it may become. */
  public static Map<CaseStatus, Set<CaseStatus>> transitions() {
    return TRANSITIONS;
  }

  public boolean mayBecome(CaseStatus next) {
    return successors().contains(next);
  }

  /** An end: nothing follows but, after a refusal, an appeal. */
  public boolean isEnd() {
    return successors().isEmpty() || this == REFUSED;
  }

  private Set<CaseStatus> successors() {
    return TRANSITIONS.getOrDefault(this, Set.of());
  }

  private static Map<CaseStatus, Set<CaseStatus>> table() {
    var gone = EnumSet.of(WITHDRAWN, TRANSFERRED, ENDED_BY_DEATH);
    var table = new EnumMap<CaseStatus, Set<CaseStatus>>(CaseStatus.class);
    table.put(FILED, with(gone, INCOMPLETE, VERIFYING, LAPSED));
    table.put(INCOMPLETE, with(gone, VERIFYING, LAPSED));
    table.put(VERIFYING, with(gone, INCOMPLETE, DECIDING));
    table.put(DECIDING, with(gone, INCOMPLETE, VERIFYING, OPEN, PAYING, REFUSED));
    table.put(OPEN, with(gone, VERIFYING, PARTLY_MET, MET, CLOSED_UNMET));
    table.put(PARTLY_MET, with(gone, VERIFYING, OPEN, MET, PAYING, CLOSED_UNMET));
    table.put(MET, with(gone, VERIFYING, OPEN, PARTLY_MET, PAYING));
    table.put(PAYING, EnumSet.of(OPEN, PARTLY_MET, MET, CONFIRMING));
    table.put(CONFIRMING, EnumSet.of(OPEN, PARTLY_MET, PAYING, FOLLOWING_UP));
    table.put(FOLLOWING_UP, EnumSet.of(CLOSED));
    table.put(REFUSED, EnumSet.of(DECIDING));
    return Map.copyOf(table);
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
