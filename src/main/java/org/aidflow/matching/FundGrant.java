package org.aidflow.matching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;

/** What the public fund of an area gives to a need. */
@Entity
@Table(name = "fund_grant")
public class FundGrant implements Given {
  @Id private UUID id;

  @Column(updatable = false)
  private AreaCode fundArea;

  @Column(updatable = false)
  private UUID needId;

  @Column(name = "amount_fen", updatable = false)
  private Money amount;

  @Column(name = "taken_back_fen")
  private Money takenBack = Money.ZERO;

  @Column(updatable = false)
  private Instant grantedAt;

  @Column(updatable = false)
  private String grantedBy;

  protected FundGrant() {}

  FundGrant(AreaCode fundArea, Need need, Money amount, String grantedBy, Instant grantedAt) {
    id = UUID.randomUUID();
    this.fundArea = fundArea;
    needId = need.id();
    this.amount = amount;
    this.grantedBy = grantedBy;
    this.grantedAt = grantedAt;
  }

  @Override
  public UUID id() {
    return id;
  }

  /** The area whose fund gave it. */
  public AreaCode fundArea() {
    return fundArea;
  }

  public UUID needId() {
    return needId;
  }

  @Override
  public boolean serves(UUID need) {
    return need.equals(needId);
  }

  @Override
  public Money amount() {
    return amount.minus(takenBack);
  }

  @Override
  public Money takenBack() {
    return takenBack;
  }

  @Override
  public Instant givenAt() {
    return grantedAt;
  }

  /** The official who decided it. */
  public String grantedBy() {
    return grantedBy;
  }

  void takeBack(Money back) {
    takenBack = takenBack.plus(back);
  }
}
