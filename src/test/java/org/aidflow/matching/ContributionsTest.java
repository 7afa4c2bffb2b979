package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.aidflow.donor.Donor;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Contributions from the announcement to the money, in every order that a channel may choose. */
class ContributionsTest extends MatchingTest {
  @Autowired private Contributions contributions;

  @Test
  void whatWasAnnouncedIsReceivedAsTheGiftOfTheSameId() {
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 800_00);
    var announced = announced(pledge.donorId(), 800_00, pledge.id(), null);
    assertThat(announced.status()).isEqualTo(ContributionStatus.INITIATED);
    assertThat(fundOf(need)).isEqualTo(Money.ZERO);
    hear(announced, ContributionStatus.PENDING);

    var gift = cases.received(report(announced, 800_00));

    assertThat(gift.gift().id()).isEqualTo(announced.id());
    assertThat(gift.gift().pledgeId()).contains(pledge.id());
    assertThat(gift.allocated()).isEqualTo(Money.fen(800_00));
    assertThat(statusOf(announced)).isEqualTo(ContributionStatus.RECEIVED);
    assertThat(fundOf(need)).isEqualTo(Money.fen(800_00));
  }

  @Test
  void aGiftThatNobodyAnnouncedIsReceivedAtOnce() {
    var gift = cases.received(cases.gift(cases.donor().id(), 5_00, null));
    assertThat(gift.status()).isEqualTo(ContributionStatus.RECEIVED);
    assertThat(gift.contribution().announced()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ContributionStatus.class,
      names = {"FAILED", "EXPIRED"})
  void moneyThatComesAfterAllIsRealMoney(ContributionStatus ended) {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    hear(announced, ended);

    var gift = cases.received(report(announced, 50_00));

    assertThat(gift.status()).isEqualTo(ContributionStatus.RECEIVED);
    assertThat(gift.contribution().endedAt()).isEmpty();
    assertThat(unallocatedOf(gift)).isEqualTo(Money.fen(50_00));
  }

  @Test
  void whatComesInCountsNotWhatWasAnnounced() {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    var gift = cases.received(report(announced, 70_00));
    assertThat(gift.gift().amount()).isEqualTo(Money.fen(70_00));
    assertThat(gift.contribution().announced()).contains(Money.fen(50_00));
    assertThat(unallocatedOf(gift)).isEqualTo(Money.fen(70_00));
  }

  @Test
  void anAnnouncementExpiresWhenItsTimeIsOver() {
    var donor = cases.donor().id();
    var usual = announced(donor, 50_00, null, null);
    var longer = announced(donor, 50_00, null, clock.instant().plus(Duration.ofDays(29)));
    clock.advance(Duration.ofHours(97));
    assertThat(statusOf(usual)).isEqualTo(ContributionStatus.EXPIRED);
    assertThat(statusOf(longer)).isEqualTo(ContributionStatus.INITIATED);
    assertThat(eventsOf(usual.id())).containsExactly("contribution-expired");
  }

  @Test
  void theSameAnnouncementAgainFindsTheSameContribution() {
    var donor = cases.donor().id();
    var reference = UUID.randomUUID().toString();
    var first = contributions.announce(announcement(reference, donor, 50_00, null, null));
    var again = contributions.announce(announcement(reference, donor, 50_00, null, null));
    assertThat(again.id()).isEqualTo(first.id());
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> contributions.announce(announcement(reference, donor, 51_00, null, null)))
        .satisfies(
            refusal -> assertThat(refusal.facts()).containsEntry("contributionId", first.id()));
  }

  @Test
  void whatWasReportedIsNotAnnouncedAnyMore() {
    var donor = cases.donor().id();
    var report = cases.gift(donor, 50_00, null);
    cases.received(report);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(
            () ->
                contributions.announce(
                    announcement(report.channelReference(), donor, 50_00, null, null)));
  }

  @Test
  void moneyOfAnotherDonorIsNotWhatWasAnnounced() {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    var foreign =
        new NewGift(
            OfferedCases.CHANNEL,
            announced.channelReference(),
            cases.donor().id(),
            Money.fen(50_00),
            clock.instant(),
            null,
            null);
    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> cases.received(foreign));
    assertThat(statusOf(announced)).isEqualTo(ContributionStatus.INITIATED);
  }

  @Test
  void oneReportByManyAtOnceIsReceivedOnce() throws Exception {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    List<Callable<UUID>> reports = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      reports.add(() -> cases.received(report(announced, 50_00)).gift().id());
    }
    var threads = Executors.newFixedThreadPool(20);
    try {
      for (var outcome : threads.invokeAll(reports)) {
        assertThat(outcome.get()).isEqualTo(announced.id());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(unallocatedOf(gifts.of(announced.id(), OfferedCases.CHANNEL)))
        .isEqualTo(Money.fen(50_00));
  }

  @ParameterizedTest
  @EnumSource(
      value = ContributionStatus.class,
      names = {"PENDING", "FAILED", "EXPIRED"})
  void nothingIsSaidOfMoneyThatIsThere(ContributionStatus said) {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    cases.received(report(announced, 50_00));
    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> hear(announced, said));
  }

  @Test
  void theSameWordAgainChangesNothing() {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    var failed = hear(announced, ContributionStatus.FAILED);
    clock.advance(Duration.ofMinutes(1));
    assertThat(hear(announced, ContributionStatus.FAILED).endedAt()).isEqualTo(failed.endedAt());
  }

  @Test
  void aContributionIsItsChannelsAlone() {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> contributions.of(announced.id(), OfferedCases.CLIENT));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(
            () ->
                contributions.hear(announced.id(), OfferedCases.CLIENT, ContributionStatus.FAILED));
  }

  @Test
  void nobodyIsAwaitedForEver() {
    var donor = cases.donor().id();
    var now = clock.instant();
    for (Instant until : List.of(now, now.minusSeconds(1), now.plus(Duration.ofDays(31)))) {
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() -> announced(donor, 50_00, null, until))
          .withMessageContaining("expiresAt");
    }
  }

  @ParameterizedTest
  @EnumSource(ContributionStatus.class)
  void theDatabaseKeepsToTheTableToo(ContributionStatus next) {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    hear(announced, ContributionStatus.EXPIRED);
    if (next != ContributionStatus.EXPIRED && next != ContributionStatus.RECEIVED) {
      assertThatThrownBy(
              () ->
                  jdbc.update(
                      "update contribution set status = ? where id = ?",
                      next.name(),
                      announced.id()))
          .hasMessageContaining("cannot become");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update contribution set received_fen = received_fen + 1 where id = ?",
        "update contribution set refunded_fen = 1 where id = ?",
        "update contribution set refunded_fen = received_fen + 1, status = 'REFUNDED' where id = ?",
        "update contribution set status = 'PART_REFUNDED' where id = ?",
        "update contribution set status = 'PENDING' where id = ?",
        "update contribution set received_fen = null where id = ?",
        "update contribution set donor_id = gen_random_uuid() where id = ?",
        "update contribution set channel_reference = 'x' where id = ?",
        "update contribution set announced_fen = 1 where id = ?",
        "delete from contribution where id = ?"
      })
  void theDatabaseHoldsWhatCameIn(String sql) {
    var gift = cases.received(cases.gift(cases.donor().id(), 5_00, null)).gift();
    assertThatThrownBy(() -> jdbc.update(sql, gift.id()))
        .rootCause()
        .hasMessageMatching(
            "(?s).*(violates check constraint|permission denied|stays|cannot become).*");
  }

  @Test
  void noContributionIsReceivedWithoutItsGift() {
    var announced = announced(cases.donor().id(), 50_00, null, null);
    assertThatThrownBy(
            () ->
                jdbc.update(
                    "update contribution set status = 'RECEIVED', received_fen = 5000 where id = ?",
                    announced.id()))
        .rootCause()
        .hasMessageContaining("received_is_what_came_in");
  }

  @Test
  void noGiftIsThereWithoutItsContribution() {
    Donor donor = cases.donor();
    assertThatThrownBy(
            () ->
                jdbc.update(
                    """
                    insert into gift (id, client_id, channel_reference, donor_id, amount_fen, paid_at,
                                      received_at, receipt_number)
                    values (gen_random_uuid(), 'x', gen_random_uuid()::text, ?, 1, now(), now(),
                            gen_random_uuid()::text)
                    """,
                    donor.id()))
        .rootCause()
        .hasMessageContaining("gift_is_a_contribution");
  }

  private Contribution announced(
      UUID donor, long fen, @Nullable UUID pledge, @Nullable Instant until) {
    return contributions.announce(
        announcement(UUID.randomUUID().toString(), donor, fen, pledge, until));
  }

  private static NewContribution announcement(
      String reference, UUID donor, long fen, @Nullable UUID pledge, @Nullable Instant until) {
    return new NewContribution(
        OfferedCases.CHANNEL, reference, donor, Money.fen(fen), pledge, null, until);
  }

  private NewGift report(Contribution announced, long fen) {
    return new NewGift(
        OfferedCases.CHANNEL,
        announced.channelReference(),
        announced.donorId(),
        Money.fen(fen),
        clock.instant(),
        null,
        null);
  }

  private Contribution hear(Contribution announced, ContributionStatus said) {
    return contributions.hear(announced.id(), OfferedCases.CHANNEL, said);
  }

  private ContributionStatus statusOf(Contribution announced) {
    return contributions.of(announced.id(), OfferedCases.CHANNEL).status();
  }
}
