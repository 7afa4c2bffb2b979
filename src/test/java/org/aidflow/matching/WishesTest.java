package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.ledger.AccountKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What serves nothing goes where its donor wishes. */
class WishesTest extends MatchingTest {
  private static final AreaCode COUNTY = new AreaCode("520502");

  @Autowired private Wishes wishes;
  @Autowired private PublicFunds funds;

  @Test
  void whatServesNothingMeetsAnotherNeed() {
    var gift = unallocated(500_00);
    var number = cases.offered(300_00);
    var need = cases.need(number);

    var after = wish(gift, new DonorWish.ToNeed(need));

    assertThat(after.allocated()).isEqualTo(Money.fen(300_00));
    assertThat(after.unallocated()).isEqualTo(Money.fen(200_00));
    assertThat(after.allocations())
        .singleElement()
        .satisfies(part -> assertThat(part.wishId()).contains(after.wishes().get(0).id()));
    assertThat(fundOf(need)).isEqualTo(Money.fen(300_00));
    assertThat(unallocatedOf(gift)).isEqualTo(Money.fen(200_00));
    assertThat(files.line(need).met()).isEqualTo(Money.fen(300_00));
    assertThat(statusOf(number)).isEqualTo(CaseStatus.MET);
    assertThat(signals(number)).isEqualTo(1);
    assertThat(timelineOf(number)).contains(TimelineCode.GIFT_ALLOCATED, TimelineCode.NEED_MET);
    assertThat(eventsOf(gift.gift().id())).containsExactly("gift-received", "gift-redirected");
  }

  @Test
  void theRestWaitsForAnotherWish() {
    var gift = unallocated(500_00);
    wish(gift, new DonorWish.ToNeed(cases.need(cases.offered(300_00))));
    var held = funds.of(COUNTY).balance();

    var after = wish(gift, new DonorWish.ToFund(COUNTY));

    assertThat(after.unallocated()).isEqualTo(Money.ZERO);
    assertThat(after.wishes())
        .extracting(GiftWish::amount)
        .containsExactly(Money.fen(300_00), Money.fen(200_00));
    assertThat(funds.of(COUNTY).balance()).isEqualTo(held.plus(Money.fen(200_00)));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> wish(gift, new DonorWish.ToFund(COUNTY)))
        .withMessageContaining("Nothing of this gift waits");
  }

  @Test
  void whatShallGoBackIsOwedToTheDonor() {
    var need = cases.need(cases.offered(800_00));
    var pledge = cases.pledged(need, cases.donor(), 300_00);
    var gift = cases.given(pledge, 1000_00);

    var after = wish(gift, new DonorWish.Refund());

    assertThat(after.unallocated()).isEqualTo(Money.ZERO);
    assertThat(after.allocated()).isEqualTo(Money.fen(300_00));
    assertThat(after.refunding()).isEqualTo(Money.fen(700_00));
    assertThat(after.refunded()).isEqualTo(Money.ZERO);
    assertThat(after.status()).isEqualTo(ContributionStatus.RECEIVED);
    assertThat(balance(AccountKind.REFUNDS_PAYABLE, gift)).isEqualTo(Money.fen(700_00));
    assertThat(unallocatedOf(gift)).isEqualTo(Money.ZERO);
    assertThat(eventsOf(gift.gift().id())).containsExactly("gift-received", "refund-owed");
  }

  @Test
  void whatANeedGivesBackWhenItClosesWaitsForAWishAgain() {
    var number = cases.offered(800_00);
    var gift = unallocated(500_00);
    wish(gift, new DonorWish.ToNeed(cases.need(number)));
    matching.closeUnmet(number);
    var closed = gifts.of(gift.gift().id(), OfferedCases.CLIENT);
    assertThat(closed.unallocated()).isEqualTo(Money.fen(500_00));

    var other = cases.need(cases.offered(500_00));
    assertThat(wish(gift, new DonorWish.ToNeed(other)).allocated()).isEqualTo(Money.fen(500_00));
    assertThat(fundOf(other)).isEqualTo(Money.fen(500_00));
  }

  @Test
  void aNeedTakesNoMoreThanIsOpenOfIt() {
    var gift = unallocated(500_00);
    var need = cases.need(cases.offered(300_00));
    cases.pledged(need, cases.donor(), 300_00);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> wish(gift, new DonorWish.ToNeed(need)))
        .satisfies(refusal -> assertThat(refusal.facts()).containsEntry("openFen", 0L));
    var closed = cases.offered(300_00);
    matching.closeUnmet(closed);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> wish(gift, new DonorWish.ToNeed(cases.need(closed))));
    assertThat(unallocatedOf(gift)).isEqualTo(Money.fen(500_00));
  }

  @Test
  void aWishNamesAPurposeThatIsThere() {
    var gift = unallocated(500_00);
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> wish(gift, new DonorWish.ToNeed(UUID.randomUUID())))
        .withMessageContaining("needId");
    for (String area : List.of("999999", "520502100", "52")) {
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() -> wish(gift, new DonorWish.ToFund(new AreaCode(area))))
          .withMessageContaining("fundId");
    }
  }

  @Test
  void onlyWhoSpeaksForTheDonorSaysTheWish() {
    var gift = unallocated(500_00);
    for (String client : List.of(OfferedCases.CHANNEL, "other-portal")) {
      assertThatExceptionOfType(NotFound.class)
          .isThrownBy(() -> wishes.carryOut(gift.gift().id(), client, new DonorWish.Refund()));
    }
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(
            () -> wishes.carryOut(UUID.randomUUID(), OfferedCases.CLIENT, new DonorWish.Refund()));
  }

  @Test
  void oneFenIsWishedForOnceWhoeverAsksAtTheSameTime() throws Exception {
    var gift = unallocated(500_00);
    List<Callable<Boolean>> wishers = new ArrayList<>();
    for (int n = 0; n < 16; n++) {
      DonorWish wanted = n % 2 == 0 ? new DonorWish.Refund() : new DonorWish.ToFund(COUNTY);
      wishers.add(() -> isCarriedOut(gift, wanted));
    }
    int carriedOut = 0;
    var threads = Executors.newFixedThreadPool(16);
    try {
      for (var outcome : threads.invokeAll(wishers)) {
        carriedOut += outcome.get() ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(carriedOut).isEqualTo(1);
    assertThat(gifts.of(gift.gift().id(), OfferedCases.CLIENT).wishes())
        .singleElement()
        .satisfies(wish -> assertThat(wish.amount()).isEqualTo(Money.fen(500_00)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update gift_wish set amount_fen = amount_fen + 1 where gift_id = ?",
        "delete from gift_wish where gift_id = ?",
        "update gift_allocation set wish_id = null where gift_id = ?",
        "update gift_allocation set taken_back_fen = -1 where gift_id = ?",
        "insert into gift_wish select gen_random_uuid(), gift_id, 'REFUND', null, null, 1, now(), 'x'"
            + " from gift_wish where gift_id = ?",
        "insert into gift_wish select gen_random_uuid(), gift_id, wish, need_id, fund_area, 1, now(),"
            + " 'x' from gift_wish where gift_id = ?",
        "insert into gift_wish select gen_random_uuid(), gift_id, 'REDIRECT', null, null, 1, now(),"
            + " 'x' from gift_wish where gift_id = ?",
        "insert into gift_wish select gen_random_uuid(), gift_id, 'KEEP', null, null, 1, now(), 'x'"
            + " from gift_wish where gift_id = ?",
        "insert into gift_allocation (id, gift_id, fund_area, amount_fen, taken_back_fen,"
            + " allocated_at, wish_id) select gen_random_uuid(), gift_id, fund_area, 1, 0, now(), id"
            + " from gift_wish where gift_id = ?"
      })
  void theDatabaseHoldsWishesToWhatIsThere(String sql) {
    var gift = unallocated(500_00);
    wish(gift, new DonorWish.ToFund(COUNTY));
    assertThatThrownBy(() -> jdbc.update(sql, gift.gift().id()))
        .rootCause()
        .hasMessageMatching(
            "(?s).*(violates|permission denied|serves more|not carried out|can be taken back).*");
  }

  private GiftAccount unallocated(long fen) {
    return cases.received(cases.gift(cases.donor().id(), fen, null));
  }

  private GiftAccount wish(GiftAccount gift, DonorWish wish) {
    return wishes.carryOut(gift.gift().id(), OfferedCases.CLIENT, wish);
  }

  private boolean isCarriedOut(GiftAccount gift, DonorWish wanted) {
    try {
      wish(gift, wanted);
      return true;
    } catch (Conflict nothingLeft) {
      return false;
    }
  }

  private Money balance(AccountKind kind, GiftAccount account) {
    return cases.committed(() -> ledger.balance(ledger.open(kind, account.gift().id().toString())));
  }
}
