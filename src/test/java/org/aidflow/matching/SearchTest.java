package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.Money;
import org.aidflow.matching.MatchOutcome.Result;
import org.junit.jupiter.api.Test;

class SearchTest extends MatchingTest {

  @Test
  void anApprovedCaseIsOfferedLineByLineAndMasked() {
    var number = cases.offered(500_00, 300_00);
    var need = needs.of(cases.need(number, 1));
    assertThat(need.approved()).isEqualTo(Money.fen(300_00));
    assertThat(need.open()).isEqualTo(Money.fen(300_00));
    assertThat(need.area()).isEqualTo(OfferedCases.TOWNSHIP);
    assertThat(matching.sumUp(number)).isEqualTo(new MatchOutcome(Result.UNMET, Money.ZERO));
  }

  @Test
  void aCaseIsOfferedOnce() {
    var number = cases.offered(500_00);
    cases.pledged(cases.need(number), cases.donor(), 100_00);
    matching.open(number);
    assertThat(needs.of(cases.need(number)).open()).isEqualTo(Money.fen(400_00));
  }

  @Test
  void openNeedsAreListedPartByPartTheLongestWaitingFirst() {
    var number = cases.offered(1_00, 2_00, 3_00, 4_00);
    cases.pledged(cases.need(number, 1), cases.donor(), 2_00);

    List<Money> mine = new ArrayList<>();
    String after = null;
    do {
      var page = needs.open(OfferedCases.TOWNSHIP, null, null, new Paging(after, 2));
      page.items().stream()
          .filter(need -> need.caseNumber().equals(number))
          .forEach(need -> mine.add(need.approved()));
      after = page.next();
    } while (after != null);

    assertThat(mine).containsExactly(Money.fen(1_00), Money.fen(3_00), Money.fen(4_00));
    assertThat(needs.open(new AreaCode("11"), null, null, new Paging(null, 200)).items()).isEmpty();
  }

  @Test
  void aMetNeedIsSummedUpAsMet() {
    var number = cases.offered(500_00);
    cases.honoured(cases.pledged(cases.need(number), cases.donor(), 500_00));
    assertThat(matching.sumUp(number)).isEqualTo(new MatchOutcome(Result.MET, Money.fen(500_00)));
  }

  @Test
  void aPartIsSummedUpAsAPart() {
    var number = cases.offered(500_00, 300_00);
    cases.honoured(cases.pledged(cases.need(number, 0), cases.donor(), 200_00));
    assertThat(matching.sumUp(number)).isEqualTo(new MatchOutcome(Result.PART, Money.fen(200_00)));
  }

  @Test
  void whenASearchEndsInVainMoneyWaitsForTheWishOfItsDonors() {
    var number = cases.offered(500_00, 300_00);
    var need = cases.need(number);
    var donor = cases.donor();
    var first = cases.honoured(cases.pledged(need, donor, 100_00));
    var second = cases.given(cases.pledged(need, donor, 150_00), 160_00);
    var pledge = cases.pledged(need, donor, 50_00);

    matching.closeUnmet(number);

    assertThat(fundOf(need)).isEqualTo(Money.ZERO);
    assertThat(unallocatedOf(first)).isEqualTo(Money.fen(100_00));
    assertThat(unallocatedOf(second)).isEqualTo(Money.fen(160_00));
    assertThat(gifts.of(second.gift().id(), OfferedCases.CLIENT).unallocated())
        .isEqualTo(Money.fen(160_00));
    assertThat(files.line(need).met()).isEqualTo(Money.ZERO);
    assertThat(pledges.of(pledge.id(), OfferedCases.CLIENT).status())
        .isEqualTo(PledgeStatus.LAPSED);
    assertThat(needs.of(need).status()).isEqualTo(NeedStatus.CLOSED);
    assertThat(eventsOf(first.gift().id())).containsExactly("gift-received", "gift-taken-back");
    assertThat(timelineOf(number)).contains(TimelineCode.PLEDGE_LAPSED);
    cases.committed(
        () -> {
          // what the lifecycle does next: nothing of the case is met any more
          files.moveTo(
              number,
              org.aidflow.casefile.CaseStatus.CLOSED_UNMET,
              TimelineCode.CLOSED_UNMET,
              java.util.Map.of());
          return number;
        });
  }

  @Test
  void nothingIsPledgedOrGivenToAClosedNeed() {
    var number = cases.offered(500_00);
    var need = cases.need(number);
    var donor = cases.donor();
    var pledge = cases.pledged(need, donor, 100_00);
    matching.closeUnmet(number);

    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> cases.pledged(need, donor, 1_00));
    assertThat(cases.honoured(pledge).unallocated()).isEqualTo(Money.fen(100_00));
  }
}
