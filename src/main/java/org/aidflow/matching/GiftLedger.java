package org.aidflow.matching;

import static org.aidflow.ledger.AccountKind.CHANNEL_CLEARING;
import static org.aidflow.ledger.AccountKind.LINE_FUND;
import static org.aidflow.ledger.AccountKind.PUBLIC_FUND;
import static org.aidflow.ledger.AccountKind.UNALLOCATED;

import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountId;
import org.aidflow.ledger.Ledger;
import org.aidflow.ledger.Transfer;
import org.aidflow.ledger.TransferKind;
import org.springframework.stereotype.Component;

/** Books gifts: each part on the fund that it serves, the rest as unallocated. */
@Component
class GiftLedger {
  private final Ledger ledger;

  GiftLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  void received(GiftAccount account) {
    var gift = account.gift();
    var transfer =
        Transfer.of(gift.id(), TransferKind.GIFT, gift.id().toString())
            .debit(ledger.open(CHANNEL_CLEARING, gift.clientId()), gift.amount());
    for (var allocation : account.allocations()) {
      transfer = transfer.credit(fund(allocation), allocation.amount());
    }
    if (account.unallocated().isPositive()) {
      transfer = transfer.credit(unallocated(gift.id()), account.unallocated());
    }
    ledger.post(transfer);
  }

  void takenBack(GiftAllocation allocation, Money back) {
    ledger.post(
        Transfer.of(UUID.randomUUID(), TransferKind.TAKEN_BACK, allocation.id().toString())
            .debit(fund(allocation), back)
            .credit(unallocated(allocation.giftId()), back));
  }

  private AccountId fund(GiftAllocation allocation) {
    return allocation
        .needId()
        .map(line -> ledger.open(LINE_FUND, line.toString()))
        .orElseGet(
            () ->
                ledger.open(PUBLIC_FUND, allocation.fundArea().map(AreaCode::value).orElseThrow()));
  }

  private AccountId unallocated(UUID giftId) {
    return ledger.open(UNALLOCATED, giftId.toString());
  }
}
