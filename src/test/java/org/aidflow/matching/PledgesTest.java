package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.junit.jupiter.api.Test;

class PledgesTest extends MatchingTest {

  @Test
  void aPledgeReservesAPartOfTheNeedForSeventyTwoHours() {
    var number = cases.offered(800_00);
    var need = cases.need(number);

    var pledge = cases.pledged(need, cases.donor(), 300_00);

    assertThat(pledge.reservedUntil()).isEqualTo(pledge.pledgedAt().plus(72, ChronoUnit.HOURS));
    assertThat(needs.of(need).open()).isEqualTo(Money.fen(500_00));
    assertThat(needs.of(need).status()).isEqualTo(NeedStatus.OPEN);
    assertThat(timelineOf(number)).contains(TimelineCode.PLEDGED);
    assertThat(eventsOf(number)).contains("pledge-made");
  }

  @Test
  void aNeedThatIsWhollyPledgedIsReserved() {
    var need = cases.need(cases.offered(800_00));
    cases.pledged(need, cases.donor(), 800_00);
    assertThat(needs.of(need).status()).isEqualTo(NeedStatus.RESERVED);
  }

  @Test
  void aPledgeAboveWhatIsOpenIsRefusedAndSaysWhatIsOpen() {
    var need = cases.need(cases.offered(800_00));
    var donor = cases.donor();
    cases.pledged(need, donor, 300_00);

    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> cases.pledged(need, donor, 500_01))
        .satisfies(
            refusal -> {
              assertThat(refusal.code()).isEqualTo(ErrorCode.MORE_THAN_OPEN);
              assertThat(refusal.facts()).isEqualTo(Map.of("openFen", 500_00L));
            });
    assertThat(needs.of(need).open()).isEqualTo(Money.fen(500_00));
  }

  @Test
  void aPledgeIsMadeForADonorOfOnesOwn() {
    var need = cases.need(cases.offered(800_00));
    var others = cases.donor("other-portal");
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(
            () ->
                cases.committed(
                    () -> pledges.make(need, others.id(), OfferedCases.CLIENT, Money.fen(1_00))));
  }

  @Test
  void thirtyTwoDonorsAtOnceNeverPledgeMoreThanIsNeeded() throws Exception {
    var number = cases.offered(100_00);
    var need = cases.need(number);
    var donor = cases.donor();
    List<Callable<Boolean>> donors = new ArrayList<>();
    for (int n = 0; n < 64; n++) {
      donors.add(
          () -> {
            try {
              cases.pledged(need, donor, 7_00);
              return true;
            } catch (Conflict refusal) {
              return false;
            }
          });
    }
    var threads = Executors.newFixedThreadPool(32);
    int made = 0;
    try {
      for (var outcome : threads.invokeAll(donors)) {
        made += outcome.get() ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(made).isEqualTo(14);
    assertThat(needs.of(need).open()).isEqualTo(Money.fen(2_00));
  }

  @Test
  void aPledgeThatIsWithdrawnOpensTheNeedAgain() {
    var number = cases.offered(800_00);
    var need = cases.need(number);
    var pledge = cases.pledged(need, cases.donor(), 800_00);

    pledges.withdraw(pledge.id(), OfferedCases.CLIENT);
    pledges.withdraw(pledge.id(), OfferedCases.CLIENT);

    assertThat(pledges.of(pledge.id(), OfferedCases.CLIENT).status())
        .isEqualTo(PledgeStatus.WITHDRAWN);
    assertThat(needs.of(need).open()).isEqualTo(Money.fen(800_00));
    assertThat(timelineOf(number)).containsOnlyOnce(TimelineCode.PLEDGE_WITHDRAWN);
  }

  @Test
  void aFulfilledPledgeCannotBeWithdrawn() {
    var pledge = cases.pledged(cases.need(cases.offered(800_00)), cases.donor(), 800_00);
    cases.honoured(pledge);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> pledges.withdraw(pledge.id(), OfferedCases.CLIENT));
  }

  @Test
  void anotherClientsPledgeIsNotThere() {
    var pledge = cases.pledged(cases.need(cases.offered(800_00)), cases.donor(), 800_00);
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> pledges.of(pledge.id(), "other-portal"));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> pledges.withdraw(pledge.id(), "other-portal"));
  }

  @Test
  void aPledgeLapsesWhenItsTimeIsOverAndNotBefore() {
    var number = cases.offered(800_00);
    var need = cases.need(number);
    var pledge = cases.pledged(need, cases.donor(), 800_00);

    clock.advance(Duration.ofHours(71));
    assertThat(pledges.of(pledge.id(), OfferedCases.CLIENT).status()).isEqualTo(PledgeStatus.OPEN);

    clock.advance(Duration.ofHours(2));
    assertThat(pledges.of(pledge.id(), OfferedCases.CLIENT).status())
        .isEqualTo(PledgeStatus.LAPSED);
    assertThat(needs.of(need).open()).isEqualTo(Money.fen(800_00));
    assertThat(timelineOf(number)).containsOnlyOnce(TimelineCode.PLEDGE_LAPSED);
    assertThat(pledges.lapseOverdue()).isZero();
  }

  @Test
  void ofAPartlyPaidPledgeOnlyTheRestLapses() {
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 800_00);
    cases.given(pledge, 300_00);

    clock.advance(Duration.ofHours(73));

    var lapsed = pledges.of(pledge.id(), OfferedCases.CLIENT);
    assertThat(lapsed.status()).isEqualTo(PledgeStatus.LAPSED);
    assertThat(lapsed.honoured()).isEqualTo(Money.fen(300_00));
    assertThat(needs.of(need).open()).isEqualTo(Money.fen(500_00));
    assertThat(needs.of(need).met()).isEqualTo(Money.fen(300_00));
  }

  @Test
  void sweepsOnSeveralNodesLapseAPledgeOnce() throws Exception {
    var number = cases.offered(800_00);
    cases.pledged(cases.need(number), cases.donor(), 800_00);
    jdbc.update(
        "update pledge set reserved_until = now() - interval '1 day' where need_id = ?",
        cases.need(number));

    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Integer>> sweeps = new ArrayList<>();
      for (int n = 0; n < 8; n++) {
        sweeps.add(pledges::lapseOverdue);
      }
      int lapsed = 0;
      for (var outcome : threads.invokeAll(sweeps)) {
        lapsed += outcome.get();
      }
      assertThat(lapsed).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(timelineOf(number)).containsOnlyOnce(TimelineCode.PLEDGE_LAPSED);
  }
}
