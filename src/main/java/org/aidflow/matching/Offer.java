package org.aidflow.matching;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/** A need that fits a donor's standing offer: pledged at once, or put before the donor. */
@Entity
@Table(name = "offer")
public class Offer {
  @Id private UUID id;
  @Version private @Nullable Long version;
  private UUID standingOfferId;
  private UUID needId;
  private CaseNumber caseNumber;
  private UUID donorId;
  private String clientId;

  @Column(name = "amount_fen")
  private Money amount;

  @Enumerated(EnumType.STRING)
  private OfferStatus status = OfferStatus.PROPOSED;

  private Instant proposedAt;
  private Instant answerUntil;
  private @Nullable UUID pledgeId;

  protected Offer() {}

  Offer(FittingNeed fit, Need need, Instant proposedAt, Instant answerUntil) {
    id = UUID.randomUUID();
    standingOfferId = fit.standingOfferId();
    needId = need.id();
    caseNumber = need.caseNumber();
    donorId = fit.donorId();
    clientId = fit.clientId();
    amount = fit.amount();
    this.proposedAt = proposedAt;
    this.answerUntil = answerUntil;
  }

  public UUID id() {
    return id;
  }

  public UUID standingOfferId() {
    return standingOfferId;
  }

  public UUID needId() {
    return needId;
  }

  public CaseNumber caseNumber() {
    return caseNumber;
  }

  public UUID donorId() {
    return donorId;
  }

  /** The client that speaks for the donor. */
  public String clientId() {
    return clientId;
  }

  public Money amount() {
    return amount;
  }

  public OfferStatus status() {
    return status;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  /** From then on it may lapse. */
  public Instant answerUntil() {
    return answerUntil;
  }

  /** What came of it when it was accepted. */
  public Optional<UUID> pledgeId() {
    return Optional.ofNullable(pledgeId);
  }

  void accept(Pledge pledge) {
    moveTo(OfferStatus.ACCEPTED);
    amount = pledge.amount();
    pledgeId = pledge.id();
  }

  void decline() {
    moveTo(OfferStatus.DECLINED);
  }

  void lapse() {
    moveTo(OfferStatus.LAPSED);
  }

  /**
   * Refuses an answer to what is decided.
   *
   * @throws Conflict when it no longer waits for one
   */
  void refuseUnlessProposed() {
    if (status != OfferStatus.PROPOSED) {
      throw new Conflict(
          ErrorCode.WRONG_STATE,
          "This offer was %s".formatted(status.en()),
          Map.of("offerId", id, "current", status));
    }
  }

  private void moveTo(OfferStatus next) {
    if (!OfferStatus.transitions().allows(status, next)) {
      refuseUnlessProposed();
    }
    status = next;
  }
}
