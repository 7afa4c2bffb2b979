package org.aidflow.matching;

import static org.aidflow.ledger.AccountKind.CHANNEL_CLEARING;
import static org.aidflow.ledger.AccountKind.LINE_FUND;
import static org.aidflow.ledger.AccountKind.PUBLIC_FUND;
import static org.aidflow.ledger.AccountKind.REFUNDS_PAYABLE;
import static org.aidflow.ledger.AccountKind.SUSPENSE;
import static org.aidflow.ledger.AccountKind.UNALLOCATED;

import java.util.UUID;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountId;
import org.aidflow.ledger.Ledger;
import org.aidflow.ledger.Transfer;
import org.aidflow.ledger.TransferKind;
import org.springframework.stereotype.Component;

/** Books gifts and grants: each part on the fund that it serves, the rest as unallocated. */
@Component
class GiftLedger {
  private final Ledger ledger;

  GiftLedger(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Where money that a channel brought stands until a statement shows it. */
  AccountId clearingOf(String channel) {
    return ledger.open(CHANNEL_CLEARING, channel);
  }

  AccountId suspenseOf(UnplacedMoney money) {
    return ledger.open(SUSPENSE, money.id().toString());
  }

  void received(GiftAccount account, AccountId from) {
    var gift = account.gift();
    var transfer =
        Transfer.of(gift.id(), TransferKind.GIFT, gift.id().toString()).debit(from, gift.amount());
    for (var allocation : account.allocations()) {
      transfer = transfer.credit(fund(allocation), allocation.amount());
    }
    if (account.unallocated().isPositive()) {
      transfer = transfer.credit(unallocated(gift.id()), account.unallocated());
    }
    ledger.post(transfer);
    ledger.knownAs(TransferKind.GIFT, gift.id().toString(), gift.channelReference());
  }

  void suspended(UnplacedMoney money) {
    ledger.post(
        Transfer.of(UUID.randomUUID(), TransferKind.SUSPENDED, money.id().toString())
            .debit(clearingOf(money.clientId()), money.amount())
            .credit(suspenseOf(money), money.amount()));
    ledger.knownAs(TransferKind.SUSPENDED, money.id().toString(), money.channelReference());
  }

  void sentBack(UnplacedMoney money) {
    ledger.post(
        Transfer.of(UUID.randomUUID(), TransferKind.SENT_BACK, money.id().toString())
            .debit(suspenseOf(money), money.amount())
            .credit(ledger.open(REFUNDS_PAYABLE, money.id().toString()), money.amount()));
  }

  void redirected(GiftWish wish, GiftAllocation allocation) {
    ledger.post(
        Transfer.of(wish.id(), TransferKind.REDIRECTED, wish.id().toString())
            .debit(unallocated(wish.giftId()), wish.amount())
            .credit(fund(allocation), wish.amount()));
  }

  void owed(GiftWish wish) {
    ledger.post(
        Transfer.of(wish.id(), TransferKind.REFUND_OWED, wish.id().toString())
            .debit(unallocated(wish.giftId()), wish.amount())
            .credit(ledger.open(REFUNDS_PAYABLE, wish.giftId().toString()), wish.amount()));
  }

  void granted(FundGrant grant) {
    ledger.post(
        Transfer.of(grant.id(), TransferKind.GRANTED, grant.id().toString())
            .debit(publicFund(grant.fundArea()), grant.amount())
            .credit(lineFund(grant.needId()), grant.amount()));
  }

  /** Line fund → unallocated of the gift. */
  void takenBack(GiftAllocation allocation, Money back) {
    takenBack(allocation, back, fund(allocation), unallocated(allocation.giftId()));
  }

  /** Line fund → public fund. */
  void takenBack(FundGrant grant, Money back) {
    takenBack(grant, back, lineFund(grant.needId()), publicFund(grant.fundArea()));
  }

  private void takenBack(Given given, Money back, AccountId from, AccountId to) {
    // a part may be taken back bit by bit: the event is how much that makes
    var event = given.id() + "/" + given.takenBack().fen();
    ledger.post(
        Transfer.of(UUID.randomUUID(), TransferKind.TAKEN_BACK, event)
            .debit(from, back)
            .credit(to, back));
  }

  private AccountId fund(GiftAllocation allocation) {
    return allocation
        .needId()
        .map(this::lineFund)
        .orElseGet(() -> publicFund(allocation.fundArea().orElseThrow()));
  }

  private AccountId lineFund(UUID needId) {
    return ledger.open(LINE_FUND, needId.toString());
  }

  private AccountId publicFund(AreaCode area) {
    return ledger.open(PUBLIC_FUND, area.value());
  }

  private AccountId unallocated(UUID giftId) {
    return ledger.open(UNALLOCATED, giftId.toString());
  }
}
