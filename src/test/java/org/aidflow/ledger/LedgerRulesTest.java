package org.aidflow.ledger;

import static org.aidflow.ledger.TransferKind.GIFT;
import static org.aidflow.ledger.TransferKind.PAYOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;

class LedgerRulesTest extends LedgerTest {

  @Test
  void aGiftStandsOnBothSides() {
    var channel = channel();
    var fund = fund();
    var gift = transfer(GIFT, channel, fund, 800_00);

    assertThat(committed(() -> ledger.post(gift))).isTrue();

    assertThat(ledger.balance(channel)).isEqualTo(Money.fen(800_00));
    assertThat(ledger.balance(fund)).isEqualTo(Money.fen(800_00));
    assertThat(ledger.ofReference(GIFT, gift.reference()))
        .extracting(Entry::phase, Entry::account, Entry::side, Entry::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Phase.POSTED, AccountKind.CHANNEL_CLEARING, Side.DEBIT, Money.fen(800_00)),
            org.assertj.core.groups.Tuple.tuple(
                Phase.POSTED, AccountKind.LINE_FUND, Side.CREDIT, Money.fen(800_00)));
  }

  @Test
  void aThingHasOneAccountOfAKind() {
    String line = UUID.randomUUID().toString();
    var first = committed(() -> ledger.open(AccountKind.LINE_FUND, line));
    assertThat(committed(() -> ledger.open(AccountKind.LINE_FUND, line))).isEqualTo(first);
    assertThat(committed(() -> ledger.open(AccountKind.UNALLOCATED, line))).isNotEqualTo(first);
  }

  @Test
  void whatIsSetAsideIsToldOnceAndSoIsItsEnd() {
    var payment = transfer(PAYOUT, fundWith(5_00), payout(), 3_00);
    assertThat(committed(() -> ledger.reserve(payment))).isTrue();
    assertThat(committed(() -> ledger.reserve(payment))).isFalse();
    var end = UUID.randomUUID();
    assertThat(committed(() -> ledger.free(payment.id(), end))).isTrue();
    assertThat(committed(() -> ledger.free(payment.id(), end))).isFalse();
  }

  @Test
  void accountsOfAKindAreListedWithWhatTheyHoldAndWhatOfItIsFree() {
    var line = UUID.randomUUID().toString();
    var fund = committed(() -> ledger.open(AccountKind.LINE_FUND, line));
    given(5_00, fund);
    reserved(fund, 3_00);
    assertThat(ledger.balances(AccountKind.LINE_FUND))
        .contains(new Balance(line, Money.fen(5_00), Money.fen(2_00)));
  }

  @Test
  void theSameTransferAgainChangesNothing() {
    var fund = fund();
    var gift = given(5_00, fund);
    assertThat(committed(() -> ledger.post(gift))).isFalse();
    assertThat(ledger.balance(fund)).isEqualTo(Money.fen(5_00));
  }

  @Test
  void theSameTransferWithItsLinesInAnotherOrderIsTheSame() {
    var gift = given(5_00, fund());
    var turned =
        new Transfer(
            gift.id(),
            gift.kind(),
            gift.reference(),
            List.of(gift.postings().get(1), gift.postings().get(0)));
    assertThat(committed(() -> ledger.post(turned))).isFalse();
  }

  @Test
  void theSameIdWithOtherContentIsRefused() {
    var fund = fund();
    var gift = given(5_00, fund);
    var other =
        Transfer.of(gift.id(), GIFT, gift.reference())
            .debit(channel(), Money.fen(6_00))
            .credit(fund, Money.fen(6_00));
    refused(Contradiction.class, () -> ledger.post(other));
    refused(Contradiction.class, () -> ledger.reserve(gift));
    assertThat(ledger.balance(fund)).isEqualTo(Money.fen(5_00));
  }

  @Test
  void oneBusinessEventIsBookedOnce() {
    var fund = fund();
    var gift = given(5_00, fund);
    var doubled = new Transfer(UUID.randomUUID(), GIFT, gift.reference(), gift.postings());
    refused(Contradiction.class, () -> ledger.post(doubled));
    assertThat(ledger.balance(fund)).isEqualTo(Money.fen(5_00));
  }

  @Test
  void aFundIsNeverOverdrawn() {
    var fund = fundWith(10_00);
    refused(Overdrawn.class, () -> ledger.post(transfer(PAYOUT, fund, payout(), 10_01)));
    refused(Overdrawn.class, () -> ledger.reserve(transfer(PAYOUT, fund, payout(), 10_01)));
    assertThat(ledger.available(fund)).isEqualTo(Money.fen(10_00));
  }

  @Test
  void whatIsReservedIsNotAvailable() {
    var fund = fundWith(10_00);
    reserved(fund, 6_00);
    assertThat(ledger.balance(fund)).isEqualTo(Money.fen(10_00));
    assertThat(ledger.available(fund)).isEqualTo(Money.fen(4_00));
    refused(Overdrawn.class, () -> ledger.reserve(transfer(PAYOUT, fund, payout(), 4_01)));
    refused(Overdrawn.class, () -> ledger.post(transfer(PAYOUT, fund, payout(), 4_01)));
  }

  @Test
  void whatIsReservedForAFundIsNotItsOwnYet() {
    var fund = fund();
    var promise = transfer(GIFT, channel(), fund, 5_00);
    committed(() -> ledger.reserve(promise));
    refused(Overdrawn.class, () -> ledger.post(transfer(PAYOUT, fund, payout(), 1)));
    committed(() -> ledger.settle(promise.id(), UUID.randomUUID()));
    assertThat(ledger.available(fund)).isEqualTo(Money.fen(5_00));
  }

  @Test
  void aSettledReservationIsPaid() {
    var fund = fundWith(10_00);
    var payment = reserved(fund, 6_00);
    var settlement = UUID.randomUUID();

    assertThat(committed(() -> ledger.settle(payment.id(), settlement))).isTrue();
    assertThat(committed(() -> ledger.settle(payment.id(), settlement))).isFalse();

    assertThat(ledger.balance(fund)).isEqualTo(Money.fen(4_00));
    assertThat(ledger.available(fund)).isEqualTo(Money.fen(4_00));
    assertThat(ledger.ofReference(PAYOUT, payment.reference()))
        .extracting(Entry::phase)
        .containsExactly(Phase.RESERVED, Phase.RESERVED, Phase.SETTLED, Phase.SETTLED);
  }

  @Test
  void aFreedReservationIsAvailableAgain() {
    var fund = fundWith(10_00);
    var payment = reserved(fund, 6_00);
    committed(() -> ledger.free(payment.id(), UUID.randomUUID()));
    assertThat(ledger.balance(fund)).isEqualTo(Money.fen(10_00));
    assertThat(ledger.available(fund)).isEqualTo(Money.fen(10_00));
  }

  @Test
  void aReservationIsResolvedOnce() {
    var fund = fundWith(20_00);
    var settled = reserved(fund, 6_00);
    var freed = reserved(fund, 5_00);
    committed(() -> ledger.settle(settled.id(), UUID.randomUUID()));
    committed(() -> ledger.free(freed.id(), UUID.randomUUID()));

    refused(AlreadyResolved.class, () -> ledger.free(settled.id(), UUID.randomUUID()));
    refused(AlreadyResolved.class, () -> ledger.settle(settled.id(), UUID.randomUUID()));
    refused(AlreadyResolved.class, () -> ledger.settle(freed.id(), UUID.randomUUID()));
    assertThat(ledger.available(fund)).isEqualTo(Money.fen(14_00));
  }

  @Test
  void onlyAReservationIsResolved() {
    var gift = given(5_00, fund());
    refused(LedgerRefusal.class, () -> ledger.settle(gift.id(), UUID.randomUUID()));
    refused(LedgerRefusal.class, () -> ledger.free(UUID.randomUUID(), UUID.randomUUID()));
  }

  @Test
  void debitsEqualCreditsAndThereAreTwoLines() {
    var fund = fundWith(10_00);
    var lopsided =
        Transfer.of(UUID.randomUUID(), PAYOUT, "lopsided-" + fund.value())
            .debit(fund, Money.fen(2_00))
            .credit(payout(), Money.fen(1_99));
    var empty = Transfer.of(UUID.randomUUID(), PAYOUT, "empty-" + fund.value());
    refused(LedgerRefusal.class, () -> ledger.post(lopsided));
    refused(LedgerRefusal.class, () -> ledger.post(empty));
  }

  @Test
  void moneyMovesInTheCallersTransactionOnly() {
    assertThatExceptionOfType(IllegalTransactionStateException.class)
        .isThrownBy(() -> ledger.open(AccountKind.SUSPENSE, "nobody"));
  }

  private void refused(
      Class<? extends LedgerRefusal> kind, java.util.function.Supplier<Boolean> booking) {
    assertThatExceptionOfType(kind).isThrownBy(() -> committed(booking));
  }
}
