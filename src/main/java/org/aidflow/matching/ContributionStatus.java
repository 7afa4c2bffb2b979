package org.aidflow.matching;

import java.util.EnumSet;
import org.aidflow.kernel.Code;
import org.aidflow.kernel.Transitions;

/**
 * Where a contribution stands, from the donor's click to money given back. What it may become is
 * {@link #transitions}, and PostgreSQL holds the same.
 */
public enum ContributionStatus implements Code {
  INITIATED("已发起", "initiated"),
  PENDING("支付处理中", "payment under way"),
  RECEIVED("已到账", "received"),
  PART_REFUNDED("部分退款", "refunded in part"),
  REFUNDED("已退款", "refunded"),
  FAILED("支付失败", "failed"),
  EXPIRED("已过期", "expired");

  private static final Transitions<ContributionStatus> TRANSITIONS =
      Transitions.from(EnumSet.of(INITIATED, RECEIVED), ContributionStatus.class)
          .to(INITIATED, PENDING, RECEIVED, FAILED, EXPIRED)
          .to(PENDING, RECEIVED, FAILED, EXPIRED)
          .to(FAILED, RECEIVED)
          .to(EXPIRED, RECEIVED)
          .to(RECEIVED, PART_REFUNDED, REFUNDED)
          .to(PART_REFUNDED, REFUNDED, RECEIVED)
          .to(REFUNDED, PART_REFUNDED, RECEIVED);

  private final String zh;
  private final String en;

  ContributionStatus(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** The whole table; late money is real money. */
  public static Transitions<ContributionStatus> transitions() {
    return TRANSITIONS;
  }

  public boolean mayBecome(ContributionStatus next) {
    return TRANSITIONS.allows(this, next);
  }

  /** The money came in, whatever became of it. */
  public boolean isReceived() {
    return this == RECEIVED || this == PART_REFUNDED || this == REFUNDED;
  }

  /** Announced, and neither there nor given up. */
  public boolean isAwaited() {
    return this == INITIATED || this == PENDING;
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
