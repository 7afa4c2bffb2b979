package org.aidflow.matching;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.aidflow.kernel.Code;

/**
 * Where a pledge stands. What it may become is {@link #transitions}, and PostgreSQL holds the same.
 */
public enum PledgeStatus implements Code {
  OPEN("已认捐", "open"),
  PARTLY_PAID("部分到账", "partly paid"),
  FULFILLED("已兑现", "fulfilled"),
  LAPSED("已失效", "lapsed"),
  WITHDRAWN("已撤回", "withdrawn");

  private static final Map<PledgeStatus, Set<PledgeStatus>> TRANSITIONS = table();

  private final String zh;
  private final String en;

  PledgeStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table: from each status to what it may become. */
  public static Map<PledgeStatus, Set<PledgeStatus>> transitions() {
    return TRANSITIONS;
  }

  public boolean mayBecome(PledgeStatus next) {
    return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
  }

  /** Still reserves something. */
  public boolean isOpen() {
    return this == OPEN || this == PARTLY_PAID;
  }

  private static Map<PledgeStatus, Set<PledgeStatus>> table() {
    var table = new EnumMap<PledgeStatus, Set<PledgeStatus>>(PledgeStatus.class);
    table.put(OPEN, EnumSet.of(PARTLY_PAID, FULFILLED, LAPSED, WITHDRAWN));
    table.put(PARTLY_PAID, EnumSet.of(FULFILLED, LAPSED, WITHDRAWN));
    return Map.copyOf(table);
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
