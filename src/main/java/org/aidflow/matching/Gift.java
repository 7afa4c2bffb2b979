package org.aidflow.matching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Money that came in from a donor, as the payment channel reported it. */
@Entity
@Immutable
@Table(name = "gift")
public class Gift {
  @Id private UUID id;
  private String clientId;
  private String channelReference;
  private UUID donorId;

  @Column(name = "amount_fen")
  private Money amount;

  private Instant paidAt;
  private Instant receivedAt;
  private @Nullable UUID pledgeId;
  private @Nullable AreaCode fundArea;
  private String receiptNumber;

  protected Gift() {}

  public UUID id() {
    return id;
  }

  /** The client that reported it: the payment channel. */
  public String clientId() {
    return clientId;
  }

  /** The channel's own reference, once per channel for ever. */
  public String channelReference() {
    return channelReference;
  }

  public UUID donorId() {
    return donorId;
  }

  public Money amount() {
    return amount;
  }

  /** When the donor paid, as the channel says. */
  public Instant paidAt() {
    return paidAt;
  }

  /** When it was booked here. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /** The pledge that it was meant to honour. */
  public Optional<UUID> pledgeId() {
    return Optional.ofNullable(pledgeId);
  }

  /** The area whose public fund it was meant for. */
  public Optional<AreaCode> fundArea() {
    return Optional.ofNullable(fundArea);
  }

  /** Of the donation receipt, {@code DR-2026-0000017}. */
  public String receiptNumber() {
    return receiptNumber;
  }
}
