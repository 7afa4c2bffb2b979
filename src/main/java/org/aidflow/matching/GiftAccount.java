package org.aidflow.matching;

import java.util.List;
import org.aidflow.kernel.Money;

/** A gift with what its parts serve now; what serves nothing waits for the donor's wish. */
public record GiftAccount(Gift gift, List<GiftAllocation> allocations) {

  public Money allocated() {
    return allocations.stream().map(GiftAllocation::amount).reduce(Money.ZERO, Money::plus);
  }

  public Money unallocated() {
    return gift.amount().minus(allocated());
  }
}
