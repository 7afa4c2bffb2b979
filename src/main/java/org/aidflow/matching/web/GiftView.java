package org.aidflow.matching.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.matching.ContributionStatus;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.GiftAllocation;
import org.aidflow.matching.UnplacedMoney;
import org.jspecify.annotations.Nullable;

/**
 * A gift and what it serves.
 *
 * @param inSuspense nobody knows whom it is from; it has no donor and no receipt yet
 * @param unallocatedFen what waits for the donor's wish
 * @param refundingFen what is owed to the donor and has not arrived
 */
record GiftView(
    UUID giftId,
    ContributionStatus status,
    boolean inSuspense,
    @Nullable String receiptNumber,
    String channelReference,
    @Nullable UUID donorId,
    Money amountFen,
    Money allocatedFen,
    Money unallocatedFen,
    Money refundingFen,
    Money refundedFen,
    Instant paidAt,
    Instant receivedAt,
    @Nullable UUID pledgeId,
    List<Part> allocations) {

  static GiftView of(GiftAccount account) {
    var gift = account.gift();
    return new GiftView(
        gift.id(),
        account.status(),
        false,
        gift.receiptNumber(),
        gift.channelReference(),
        gift.donorId(),
        gift.amount(),
        account.allocated(),
        account.unallocated(),
        account.refunding(),
        account.refunded(),
        gift.paidAt(),
        gift.receivedAt(),
        gift.pledgeId().orElse(null),
        account.allocations().stream()
            .filter(allocation -> allocation.amount().isPositive())
            .map(Part::of)
            .toList());
  }

  static GiftView of(UnplacedMoney money) {
    return new GiftView(
        money.id(),
        ContributionStatus.RECEIVED,
        true,
        null,
        money.channelReference(),
        null,
        money.amount(),
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        Money.ZERO,
        money.paidAt(),
        money.receivedAt(),
        null,
        List.of());
  }

  /** A part of the gift: it serves a need, or the public fund of a county. */
  record Part(@Nullable UUID needId, @Nullable AreaCode fundId, Money amountFen) {

    static Part of(GiftAllocation allocation) {
      return new Part(
          allocation.needId().orElse(null),
          allocation.fundArea().orElse(null),
          allocation.amount());
    }
  }
}
