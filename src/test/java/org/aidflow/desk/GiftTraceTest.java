package org.aidflow.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.disbursement.DisbursementStatus;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Language;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.matching.DonorWish;
import org.aidflow.matching.GiftAccount;
import org.aidflow.matching.NewGift;
import org.aidflow.matching.OfferedCases;
import org.aidflow.matching.Wish;
import org.aidflow.matching.Wishes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a donor reads of the way that a gift went. */
class GiftTraceTest extends AidflowTest {
  @Autowired private ApplicationContext context;
  @Autowired private GiftTraces traces;
  @Autowired private Wishes wishes;
  @Autowired private AidflowClock clock;

  private OfferedCases cases;

  @BeforeEach
  void speakOfCases() {
    cases = new OfferedCases(context);
  }

  @Test
  void aRefundIsFollowedToItsPayment() {
    var trace = trace(refunded("R-" + UUID.randomUUID().toString().substring(0, 8)));
    assertThat(trace.refundingFen()).isEqualTo(Money.fen(300_00));
    assertThat(trace.parts()).isEmpty();
    assertThat(trace.wishes().get(0).wish()).isEqualTo(Wish.REFUND);
    assertThat(trace.wishes().get(0).refunds())
        .singleElement()
        .satisfies(
            refund -> {
              assertThat(refund.status()).isEqualTo(DisbursementStatus.IN_APPROVAL);
              assertThat(refund.statusText()).isEqualTo(refund.status().en());
              assertThat(refund.theWayItCame()).isTrue();
            });
  }

  @Test
  void aRefundThatHasNoWayBackYetDoesNotSayThatItHas() {
    var trace = trace(refunded(UUID.randomUUID().toString()));
    assertThat(trace.wishes().get(0).refunds())
        .singleElement()
        .satisfies(
            refund -> {
              assertThat(refund.status()).isEqualTo(DisbursementStatus.DRAFT);
              assertThat(refund.theWayItCame()).isFalse();
            });
  }

  @Test
  void whatServesANeedHasNoRefund() {
    var number = cases.offered(800_00);
    var gift = cases.given(cases.pledged(cases.need(number), cases.donor(), 500_00), 500_00);

    var trace = trace(gift);
    assertThat(trace.wishes()).isEmpty();
    assertThat(trace.parts())
        .singleElement()
        .satisfies(part -> assertThat(part.amountFen()).isEqualTo(Money.fen(500_00)));
    assertThat(trace.toString()).doesNotContain(number.value());
  }

  @Test
  void othersDoNotSeeIt() {
    var gift = cases.received(cases.gift(cases.donor().id(), 300_00, null));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> traces.of(gift.gift().id(), "another", Language.EN));
  }

  private GiftAccount refunded(String reference) {
    var gift =
        cases.received(
            new NewGift(
                OfferedCases.CHANNEL,
                reference,
                cases.donor().id(),
                Money.fen(300_00),
                clock.instant(),
                null,
                null));
    return wishes.carryOut(gift.gift().id(), OfferedCases.CLIENT, new DonorWish.Refund());
  }

  private GiftTrace trace(GiftAccount gift) {
    return traces.of(gift.gift().id(), OfferedCases.CLIENT, Language.EN);
  }
}
