package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.ledger.AccountKind;
import org.junit.jupiter.api.Test;

class GiftsTest extends MatchingTest {

  @Test
  void aGiftHonoursItsPledgeAndMeetsTheNeed() {
    var number = cases.offered(800_00);
    var need = cases.need(number);
    var pledge = cases.pledged(need, cases.donor(), 800_00);

    var gift = cases.honoured(pledge);

    assertThat(gift.allocated()).isEqualTo(Money.fen(800_00));
    assertThat(gift.unallocated()).isEqualTo(Money.ZERO);
    assertThat(gift.gift().receiptNumber()).matches("DR-\\d{4}-\\d{7}");
    assertThat(pledges.of(pledge.id(), OfferedCases.CLIENT).status())
        .isEqualTo(PledgeStatus.FULFILLED);
    assertThat(needs.of(need).status()).isEqualTo(NeedStatus.MET);
    assertThat(files.line(need).met()).isEqualTo(Money.fen(800_00));
    assertThat(fundOf(need)).isEqualTo(Money.fen(800_00));
    assertThat(statusOf(number)).isEqualTo(CaseStatus.MET);
    assertThat(timelineOf(number)).contains(TimelineCode.GIFT_ALLOCATED, TimelineCode.NEED_MET);
    assertThat(signals(number)).isEqualTo(1);
    assertThat(eventsOf(number)).contains("need-met");
    assertThat(eventsOf(gift.gift().id())).containsExactly("gift-received");
  }

  @Test
  void aPartOfTheNeedIsMetByAPart() {
    var number = cases.offered(800_00);
    var need = cases.need(number);
    var pledge = cases.pledged(need, cases.donor(), 800_00);

    cases.given(pledge, 300_00);

    assertThat(pledges.of(pledge.id(), OfferedCases.CLIENT).status())
        .isEqualTo(PledgeStatus.PARTLY_PAID);
    assertThat(statusOf(number)).isEqualTo(CaseStatus.PARTLY_MET);
    assertThat(needs.of(need).status()).isEqualTo(NeedStatus.RESERVED);
    assertThat(signals(number)).isZero();

    cases.given(pledge, 500_00);

    assertThat(statusOf(number)).isEqualTo(CaseStatus.MET);
    assertThat(signals(number)).isEqualTo(1);
  }

  @Test
  void theNeedIsMetWhenTheLastOfItsLinesIs() {
    var number = cases.offered(500_00, 300_00);
    cases.honoured(cases.pledged(cases.need(number, 1), cases.donor(), 300_00));
    assertThat(statusOf(number)).isEqualTo(CaseStatus.PARTLY_MET);
    assertThat(signals(number)).isZero();

    cases.honoured(cases.pledged(cases.need(number, 0), cases.donor(), 500_00));
    assertThat(statusOf(number)).isEqualTo(CaseStatus.MET);
    assertThat(signals(number)).isEqualTo(1);
  }

  @Test
  void linesMetAtTheSameMomentMeetTheNeedOnce() throws Exception {
    var number = cases.offered(1_00, 1_00, 1_00, 1_00, 1_00, 1_00, 1_00, 1_00);
    List<Callable<GiftAccount>> channels = new ArrayList<>();
    for (int line = 0; line < 8; line++) {
      var pledge = cases.pledged(cases.need(number, line), cases.donor(), 1_00);
      channels.add(() -> cases.honoured(pledge));
    }
    var threads = Executors.newFixedThreadPool(8);
    try {
      for (var outcome : threads.invokeAll(channels)) {
        assertThat(outcome.get().unallocated()).isEqualTo(Money.ZERO);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(statusOf(number)).isEqualTo(CaseStatus.MET);
    assertThat(signals(number)).isEqualTo(1);
  }

  @Test
  void whatIsMoreThanPledgedStaysUnallocated() {
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 300_00);

    var gift = cases.given(pledge, 1000_00);

    assertThat(gift.allocated()).isEqualTo(Money.fen(300_00));
    assertThat(gift.unallocated()).isEqualTo(Money.fen(700_00));
    assertThat(unallocatedOf(gift)).isEqualTo(Money.fen(700_00));
    assertThat(fundOf(need)).isEqualTo(Money.fen(300_00));
  }

  @Test
  void aSecondGiftForAFulfilledPledgeStaysUnallocated() {
    var pledge = cases.pledged(cases.need(cases.offered(800_00)), cases.donor(), 300_00);
    cases.honoured(pledge);
    var second = cases.honoured(pledge);
    assertThat(second.unallocated()).isEqualTo(Money.fen(300_00));
    assertThat(unallocatedOf(second)).isEqualTo(Money.fen(300_00));
  }

  @Test
  void aGiftForALapsedPledgeIsTakenAndStaysUnallocated() {
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 300_00);
    clock.advance(Duration.ofHours(73));

    var late = cases.honoured(pledge);

    assertThat(late.unallocated()).isEqualTo(Money.fen(300_00));
    assertThat(needs.of(need).open()).isEqualTo(Money.fen(800_00));
    assertThat(fundOf(need)).isEqualTo(Money.ZERO);
  }

  @Test
  void aGiftForNothingInParticularStaysUnallocated() {
    var gift = cases.received(cases.gift(cases.donor().id(), 50_00, null));
    assertThat(gift.unallocated()).isEqualTo(Money.fen(50_00));
    assertThat(gift.allocations()).isEmpty();
  }

  @Test
  void aGiftForAPublicFundGoesThere() {
    var county = new AreaCode("520502");
    var before = publicFund(county);
    var plain = cases.gift(cases.donor().id(), 50_00, null);

    var gift =
        cases.received(
            new NewGift(
                plain.clientId(),
                plain.channelReference(),
                plain.donorId(),
                plain.amount(),
                plain.paidAt(),
                null,
                county));

    assertThat(gift.allocated()).isEqualTo(Money.fen(50_00));
    assertThat(publicFund(county)).isEqualTo(before.plus(Money.fen(50_00)));
  }

  @Test
  void theSameReportAgainFindsTheSameGift() {
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 300_00);
    var report = cases.gift(pledge.donorId(), 300_00, pledge.id());

    var first = cases.received(report);
    var again = cases.received(report);

    assertThat(again.gift().id()).isEqualTo(first.gift().id());
    assertThat(again.allocated()).isEqualTo(Money.fen(300_00));
    assertThat(fundOf(need)).isEqualTo(Money.fen(300_00));
  }

  @Test
  void oneGiftReportedByManyAtOnceIsBookedOnce() throws Exception {
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 300_00);
    var report = cases.gift(pledge.donorId(), 300_00, pledge.id());
    List<Callable<UUID>> channels = new ArrayList<>();
    for (int n = 0; n < 20; n++) {
      channels.add(() -> cases.received(report).gift().id());
    }
    var threads = Executors.newFixedThreadPool(20);
    List<UUID> gifts = new ArrayList<>();
    try {
      for (var outcome : threads.invokeAll(channels)) {
        gifts.add(outcome.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(gifts).hasSize(20).containsOnly(gifts.get(0));
    assertThat(fundOf(need)).isEqualTo(Money.fen(300_00));
  }

  @Test
  void anotherAmountUnderTheSameReferenceIsAContradiction() {
    var report = cases.gift(cases.donor().id(), 300_00, null);
    var first = cases.received(report);
    var other =
        new NewGift(
            report.clientId(),
            report.channelReference(),
            report.donorId(),
            Money.fen(301_00),
            report.paidAt(),
            null,
            null);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> cases.received(other))
        .satisfies(
            refusal -> assertThat(refusal.facts()).containsEntry("giftId", first.gift().id()));
  }

  @Test
  void aGiftNamesADonorAPledgeAndATimeThatAreThere() {
    var donor = cases.donor().id();
    var pledge = cases.pledged(cases.need(cases.offered(8_00)), cases.donor(), 8_00);
    assertThat(refusalOf(cases.gift(UUID.randomUUID(), 1_00, null))).isEqualTo("donorId NOT_FOUND");
    assertThat(refusalOf(cases.gift(donor, 1_00, UUID.randomUUID())))
        .isEqualTo("pledgeId NOT_FOUND");
    assertThat(refusalOf(cases.gift(donor, 1_00, pledge.id()))).isEqualTo("pledgeId NOT_FOUND");
    assertThat(refusalOf(with(cases.gift(donor, 1_00, null), new AreaCode("999999"))))
        .isEqualTo("fundId UNKNOWN_AREA");
    assertThat(refusalOf(with(cases.gift(donor, 1_00, null), new AreaCode("520502100"))))
        .isEqualTo("fundId UNKNOWN_AREA");
  }

  @Test
  void aGiftIsSeenByItsChannelAndByWhoSpeaksForTheDonor() {
    var gift = cases.received(cases.gift(cases.donor().id(), 1_00, null)).gift();
    assertThat(gifts.of(gift.id(), OfferedCases.CHANNEL).gift().id()).isEqualTo(gift.id());
    assertThat(gifts.of(gift.id(), OfferedCases.CLIENT).gift().id()).isEqualTo(gift.id());
    assertThatExceptionOfType(NotFound.class).isThrownBy(() -> gifts.of(gift.id(), "other-portal"));
  }

  @Test
  void aDonorsGiftsAreListedPartByPartTheNewestFirst() {
    var donor = cases.donor();
    List<UUID> given = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      given.add(0, cases.received(cases.gift(donor.id(), 1_00 + n, null)).gift().id());
    }
    List<UUID> listed = new ArrayList<>();
    String after = null;
    do {
      var page = gifts.ofDonor(donor.id(), OfferedCases.CLIENT, new Paging(after, 2));
      page.items().forEach(account -> listed.add(account.gift().id()));
      after = page.next();
    } while (after != null);
    assertThat(listed).isEqualTo(given);
  }

  private static NewGift with(NewGift gift, AreaCode fund) {
    return new NewGift(
        gift.clientId(),
        gift.channelReference(),
        gift.donorId(),
        gift.amount(),
        gift.paidAt(),
        gift.pledgeId(),
        fund);
  }

  private String refusalOf(NewGift gift) {
    try {
      cases.received(gift);
      return "taken";
    } catch (InvalidInput refusal) {
      var error = refusal.errors().get(0);
      return error.field() + " " + ErrorCode.valueOf(error.code().name());
    }
  }

  private Money publicFund(AreaCode area) {
    return cases.committed(
        () -> ledger.balance(ledger.open(AccountKind.PUBLIC_FUND, area.value())));
  }
}
