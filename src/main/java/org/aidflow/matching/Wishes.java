package org.aidflow.matching;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.aidflow.donor.Donor;
import org.aidflow.donor.Donors;
import org.aidflow.donor.RefundOwed;
import org.aidflow.exchange.Outbox;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries out what donors wish for money that serves nothing. */
@Service
@Transactional
public class Wishes {
  private final EntityManager entities;
  private final Gifts gifts;
  private final Contributions contributions;
  private final NeedRepository needs;
  private final FundRepository funds;
  private final Allocations allocations;
  private final GiftLedger ledger;
  private final Donors donors;
  private final Outbox outbox;
  private final FinanceOffices counties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Wishes(
      EntityManager entities,
      Gifts gifts,
      Contributions contributions,
      NeedRepository needs,
      FundRepository funds,
      Allocations allocations,
      GiftLedger ledger,
      Donors donors,
      Outbox outbox,
      FinanceOffices counties,
      ApplicationEventPublisher events,
      Clock clock) {
    this.entities = entities;
    this.gifts = gifts;
    this.contributions = contributions;
    this.needs = needs;
    this.funds = funds;
    this.allocations = allocations;
    this.ledger = ledger;
    this.donors = donors;
    this.outbox = outbox;
    this.counties = counties;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Carries out the wish for all that serves nothing of a gift. A need takes no more than is open
   * of it; the rest waits for another wish.
   *
   * @param clientId the client that speaks for the donor
   * @throws InvalidInput when the need or the fund is not there
   * @throws Conflict when nothing waits, or nothing of the need is open ({@code openFen} 0)
   */
  public GiftAccount carryOut(UUID giftId, String clientId, DonorWish wish) {
    // locks first: what is read after it stays true
    var donorId = contributions.locked(giftId).donorId();
    if (!speaksFor(donorId, clientId)) {
      throw new NotFound("There is no gift " + giftId);
    }
    var account = gifts.of(giftId, clientId);
    if (!account.unallocated().isPositive()) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "Nothing of this gift waits for a wish");
    }
    if (wish instanceof DonorWish.ToNeed to) {
      redirect(toNeed(account, to.needId(), clientId));
    } else if (wish instanceof DonorWish.ToNextNeed) {
      redirect(toNeed(account, nextNeed(), clientId));
    } else if (wish instanceof DonorWish.ToFund to) {
      redirect(toFund(account, to.area(), clientId));
    } else {
      refund(account, clientId);
    }
    return gifts.of(giftId, clientId);
  }

  private boolean speaksFor(UUID donorId, String clientId) {
    return donors.find(donorId).map(Donor::clientId).filter(clientId::equals).isPresent();
  }

  private GiftWish toNeed(GiftAccount account, UUID needId, String clientId) {
    var offer = needs.lockedBeside(needId);
    var need =
        offer.stream()
            .filter(one -> one.id().equals(needId))
            .findFirst()
            .orElseThrow(
                () -> InvalidInput.of("needId", ErrorCode.NOT_FOUND, "there is no such need"));
    var taken = account.unallocated().atMost(need.open());
    if (taken.isZero()) {
      need.refuseMoreThanOpen(account.unallocated());
    }
    allocations.meet(need, offer, taken);
    return GiftWish.toNeed(account.gift(), needId, taken, clientId, clock.instant());
  }

  private UUID nextNeed() {
    return needs
        .mostUrgent()
        .orElseThrow(
            () -> new Conflict(ErrorCode.MORE_THAN_OPEN, "No need is open", Map.of("openFen", 0L)));
  }

  private GiftWish toFund(GiftAccount account, AreaCode area, String clientId) {
    if (!GiftChecks.hasFund(area)) {
      throw InvalidInput.of("fundId", ErrorCode.UNKNOWN_AREA, "the code of a county");
    }
    funds.open(area.value());
    return GiftWish.toFund(account.gift(), area, account.unallocated(), clientId, clock.instant());
  }

  private void redirect(GiftWish wish) {
    var allocation = GiftAllocation.by(wish);
    entities.persist(wish);
    entities.persist(allocation);
    entities.flush();
    tell("gift-redirected", wish);
    ledger.redirected(wish, allocation);
  }

  private void refund(GiftAccount account, String clientId) {
    var gift = account.gift();
    var wish = GiftWish.refund(gift, account.unallocated(), clientId, clock.instant());
    entities.persist(wish);
    entities.flush();
    tell("refund-owed", wish);
    ledger.owed(wish);
    events.publishEvent(
        new RefundOwed(
            wish.id(),
            gift.id(),
            gift.clientId(),
            gift.channelReference(),
            counties.of(account),
            wish.amount()));
  }

  private void tell(String event, GiftWish wish) {
    outbox.event(
        event,
        wish.giftId().toString(),
        wish.wishedBy(),
        Map.of("giftId", wish.giftId(), "wishId", wish.id(), "amountFen", wish.amount().fen()));
  }
}
