package org.aidflow.disbursement;

import org.aidflow.kernel.Code;
import org.aidflow.kernel.Transitions;

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

  private static final Transitions<DisbursementStatus> TRANSITIONS =
      Transitions.from(DRAFT)
          .to(DRAFT, IN_APPROVAL)
          .to(IN_APPROVAL, RELEASED, DRAFT, CANCELLED)
          .to(RELEASED, SUBMITTED, CANCELLED)
          .to(SUBMITTED, PAID, FAILED, UNKNOWN)
          .to(UNKNOWN, PAID, FAILED)
          .to(PAID, RETURNED)
          .to(FAILED, CANCELLED)
          .to(RETURNED, CANCELLED);

  private final String zh;
  private final String en;

  DisbursementStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table. */
  public static Transitions<DisbursementStatus> transitions() {
    return TRANSITIONS;
  }

  public boolean mayBecome(DisbursementStatus next) {
    return TRANSITIONS.allows(this, next);
  }

  /** Sent, and not answered for good. */
  public boolean isUnderWay() {
    return this == SUBMITTED || this == UNKNOWN;
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
