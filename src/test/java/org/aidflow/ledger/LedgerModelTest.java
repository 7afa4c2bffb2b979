package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.aidflow.Extent;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.PlainLedger.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Random operations, sound and unsound, on the ledger and on a plain model of it; {@code
 * -Daidflow.seed} repeats a run.
 */
class LedgerModelTest extends LedgerTest {
  private static final int OPERATIONS = Extent.of(1_500, 100_000);
  private static final long SEED = Long.getLong("aidflow.seed", System.nanoTime());

  private final Random random = new Random(SEED);
  private final List<AccountId> guarded = new ArrayList<>();
  private final List<AccountId> free = new ArrayList<>();
  private final List<Transfer> known = new ArrayList<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  @Test
  void theLedgerDoesWhatAPlainModelOfItDoes() {
    System.out.printf("ledger model: seed %d, %d operations%n", SEED, OPERATIONS);
    for (int n = 0; n < 8; n++) {
      guarded.add(open(n % 2 == 0 ? AccountKind.LINE_FUND : AccountKind.PUBLIC_FUND));
      free.add(open(n % 2 == 0 ? AccountKind.CHANNEL_CLEARING : AccountKind.PAYOUT_CLEARING));
    }
    var model = new PlainLedger(new HashSet<>(guarded));

    for (int n = 0; n < OPERATIONS; n++) {
      step(model, n);
    }

    System.out.printf("ledger model: %s%n", outcomes);
    assertThat(outcomes.keySet()).containsExactlyInAnyOrder(Outcome.values());
    for (var account : guarded) {
      assertThat(ledger.balance(account).fen()).isEqualTo(model.balance(account));
      assertThat(ledger.available(account).fen()).isEqualTo(model.available(account));
    }
    assertThat(ledger.violations()).isEmpty();
  }

  private void step(PlainLedger model, int n) {
    switch (random.nextInt(8)) {
      case 0, 1 -> book(model, n, Phase.POSTED, gift());
      case 2 -> book(model, n, Phase.POSTED, any());
      case 3, 4 -> book(model, n, Phase.RESERVED, any());
      case 5 -> resolve(model, n, Phase.SETTLED);
      case 6 -> resolve(model, n, Phase.FREED);
      default -> book(model, n, one(List.of(Phase.POSTED, Phase.RESERVED)), altered());
    }
  }

  private void book(PlainLedger model, int n, Phase phase, Transfer transfer) {
    known.add(transfer);
    compare(
        n,
        model.book(phase, transfer),
        () -> phase == Phase.POSTED ? ledger.post(transfer) : ledger.reserve(transfer));
  }

  private void resolve(PlainLedger model, int n, Phase phase) {
    var reservation =
        model.reservations().isEmpty() || random.nextInt(20) == 0
            ? new UUID(0, random.nextLong())
            : one(model.reservations());
    // few ids, so that some come again: for the same reservation or for another
    var id = new UUID(reservation.getMostSignificantBits(), random.nextInt(3));
    compare(
        n,
        model.resolve(phase, reservation, id),
        () ->
            phase == Phase.SETTLED ? ledger.settle(reservation, id) : ledger.free(reservation, id));
  }

  private void compare(int n, Outcome expected, BooleanSupplier booking) {
    Outcome actual;
    try {
      actual = committed(booking::getAsBoolean) ? Outcome.BOOKED : Outcome.KNOWN;
    } catch (Overdrawn e) {
      actual = Outcome.OVERDRAWN;
    } catch (AlreadyResolved e) {
      actual = Outcome.ALREADY_RESOLVED;
    } catch (Contradiction e) {
      actual = Outcome.CONTRADICTION;
    } catch (LedgerRefusal e) {
      actual = Outcome.REFUSED;
    }
    assertThat(actual).as("operation %d of seed %d", n, SEED).isEqualTo(expected);
    outcomes.merge(actual, 1, Integer::sum);
  }

  private Transfer gift() {
    return fresh().debit(one(free), fen(2_00)).credit(one(guarded), fen(2_00));
  }

  /** Up to four lines between any accounts; now and then out of balance by one fen. */
  private Transfer any() {
    var transfer = fresh();
    long total = 0;
    for (int lines = 1 + random.nextInt(2); lines > 0; lines--) {
      long fen = 1L + random.nextInt(8_00);
      total += fen;
      transfer = transfer.debit(one(random.nextBoolean() ? guarded : free), fen(fen));
    }
    if (random.nextInt(15) == 0) {
      total++;
    }
    long first = total > 1 && random.nextBoolean() ? 1 + random.nextInt((int) total - 1) : total;
    transfer = transfer.credit(one(random.nextBoolean() ? guarded : free), fen(first));
    return first == total ? transfer : transfer.credit(one(free), fen(total - first));
  }

  /** One that was tried before: as it was, or with one thing changed. */
  private Transfer altered() {
    if (known.isEmpty()) {
      return any();
    }
    var before = one(known);
    return switch (random.nextInt(4)) {
      case 0 -> new Transfer(before.id(), before.kind(), before.reference(), any().postings());
      case 1 -> new Transfer(randomId(), before.kind(), before.reference(), before.postings());
      case 2 ->
          new Transfer(before.id(), TransferKind.TAKEN_BACK, before.reference(), before.postings());
      default -> before;
    };
  }

  private Transfer fresh() {
    var id = randomId();
    return Transfer.of(id, one(List.of(TransferKind.GIFT, TransferKind.PAYOUT)), id.toString());
  }

  private UUID randomId() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Money fen(long fen) {
    return new Money(fen);
  }
}
