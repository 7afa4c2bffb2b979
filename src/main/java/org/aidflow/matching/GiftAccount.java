package org.aidflow.matching;

import java.util.List;
import org.aidflow.kernel.Money;

/**
 * A gift with what its parts serve now, and what its donor wished for those that serve nothing:
 * received = allocated + unallocated + refunding + refunded.
 */
public record GiftAccount(
    Gift gift, Contribution contribution, List<GiftAllocation> allocations, List<GiftWish> wishes) {

  public ContributionStatus status() {
    return contribution.status();
  }

  public Money allocated() {
    return allocations.stream().map(GiftAllocation::amount).reduce(Money.ZERO, Money::plus);
  }

  /** What waits for the donor's wish. */
  public Money unallocated() {
    return gift.amount().minus(allocated()).minus(toBeRefunded());
  }

  /** What is owed to the donor and has not arrived. */
  public Money refunding() {
    return toBeRefunded().minus(refunded());
  }

  /** What has reached the donor again. */
  public Money refunded() {
    return contribution.refunded();
  }

  private Money toBeRefunded() {
    return wishes.stream()
        .filter(wish -> wish.wish() == Wish.REFUND)
        .map(GiftWish::amount)
        .reduce(Money.ZERO, Money::plus);
  }
}
