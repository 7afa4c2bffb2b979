package org.aidflow.disbursement;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.aidflow.kernel.Code;

/**
 * Where a payment stands. What it may become is {@link #transitions}, and PostgreSQL holds the same
 * ({@code disbursement_status_transition}).
 */
public enum DisbursementStatus implements Code {
  DRAFT("拟制", "drafted"),
  IN_APPROVAL("待复核", "waiting for release"),
  RELEASED("已放款", "released"),
  SUBMITTED("已提交银行", "sent to the bank"),
  UNKNOWN("状态不明", "unclear"),
  PAID("已支付", "paid"),
  FAILED("已被银行拒付", "rejected by the bank"),
  RETURNED("已退回", "returned by the bank"),
  CANCELLED("已取消", "cancelled");

  private static final Map<DisbursementStatus, Set<DisbursementStatus>> TRANSITIONS = table();

  private final String zh;
  private final String en;

  DisbursementStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table: from each status to what it may become. */
  public static Map<DisbursementStatus, Set<DisbursementStatus>> transitions() {
    return TRANSITIONS;
  }

  /** The table as a Mermaid state diagram. */
  public static String diagram() {
    var lines = new StringBuilder("stateDiagram-v2\n  [*] --> DRAFT\n");
    for (var from : values()) {
      for (var to : from.successors()) {
        lines.append("  ").append(from).append(" --> ").append(to).append('\n');
      }
    }
    return lines.toString();
  }

  public boolean mayBecome(DisbursementStatus next) {
    return successors().contains(next);
  }

  /** Sent, and not answered for good. */
  public boolean isUnderWay() {
    return this == SUBMITTED || this == UNKNOWN;
  }

  private Set<DisbursementStatus> successors() {
    return TRANSITIONS.getOrDefault(this, Set.of());
  }

  private static Map<DisbursementStatus, Set<DisbursementStatus>> table() {
    var table = new EnumMap<DisbursementStatus, Set<DisbursementStatus>>(DisbursementStatus.class);
    table.put(DRAFT, EnumSet.of(IN_APPROVAL));
    table.put(IN_APPROVAL, EnumSet.of(RELEASED, DRAFT));
    table.put(RELEASED, EnumSet.of(SUBMITTED, CANCELLED));
    table.put(SUBMITTED, EnumSet.of(PAID, FAILED, UNKNOWN));
    table.put(UNKNOWN, EnumSet.of(PAID, FAILED));
    table.put(PAID, EnumSet.of(RETURNED));
    table.put(FAILED, EnumSet.of(CANCELLED));
    table.put(RETURNED, EnumSet.of(CANCELLED));
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
