package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aidflow.kernel.Money;
import org.junit.jupiter.api.Test;

class LedgerRaceTest extends LedgerTest {
  private static final int THREADS = 32;

  @Test
  void thirtyTwoThreadsOnANearlyEmptyFundNeverOverdrawIt() throws Exception {
    var fund = fundWith(10_00);
    var payout = payout();
    var outcomes =
        race(
            320,
            n ->
                n % 2 == 0
                    ? ledger.post(transfer(TransferKind.PAYOUT, fund, payout, 1_00))
                    : ledger.reserve(transfer(TransferKind.PAYOUT, fund, payout, 1_00)));
    assertThat(outcomes).filteredOn("booked"::equals).hasSize(10);
    assertThat(outcomes).filteredOn("Overdrawn"::equals).hasSize(310);
    assertThat(ledger.available(fund)).isEqualTo(Money.ZERO);
  }

  @Test
  void oneTransferSentByManyIsBookedOnce() throws Exception {
    var fund = fund();
    var gift = transfer(TransferKind.GIFT, channel(), fund, 3_00);
    var outcomes = race(64, n -> ledger.post(gift));
    assertThat(outcomes).filteredOn("booked"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("known"::equals).hasSize(63);
    assertThat(ledger.balance(fund)).isEqualTo(Money.fen(3_00));
  }

  @Test
  void aReservationThatManyResolveIsResolvedOnce() throws Exception {
    var fund = fundWith(10_00);
    var payment = reserved(fund, 4_00);
    var outcomes =
        race(
            64,
            n ->
                n % 2 == 0
                    ? ledger.settle(payment.id(), UUID.randomUUID())
                    : ledger.free(payment.id(), UUID.randomUUID()));
    assertThat(outcomes).filteredOn("booked"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("AlreadyResolved"::equals).hasSize(63);
  }

  @Test
  void fundsThatPayEachOtherDoNotBlockEachOther() throws Exception {
    var one = fundWith(1000_00);
    var two = fundWith(1000_00);
    var outcomes =
        race(
            320,
            n ->
                ledger.post(
                    n % 2 == 0
                        ? transfer(TransferKind.TAKEN_BACK, one, two, 1)
                        : transfer(TransferKind.TAKEN_BACK, two, one, 1)));
    assertThat(outcomes).containsOnly("booked");
    assertThat(ledger.balance(one)).isEqualTo(Money.fen(1000_00));
  }

  private interface Booking {
    boolean tryIt(int n);
  }

  private List<String> race(int times, Booking booking) throws Exception {
    List<Callable<String>> runners = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      int mine = n;
      runners.add(
          () -> {
            try {
              return committed(() -> booking.tryIt(mine)) ? "booked" : "known";
            } catch (LedgerRefusal refusal) {
              return refusal.getClass().getSimpleName();
            }
          });
    }
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<String> outcomes = new ArrayList<>();
      for (Future<String> outcome : threads.invokeAll(runners)) {
        outcomes.add(outcome.get());
      }
      return outcomes;
    } finally {
      threads.shutdownNow();
    }
  }
}
