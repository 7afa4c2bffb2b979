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
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The money of areas. */
class PublicFundsTest extends MatchingTest {
  private static final String OFFICIAL = "county-approver-1";

  @Autowired private PublicFunds funds;

  @Test
  void aFundMeetsANeed() {
    var county = filled("520521", 500_00);
    var number = cases.offered(300_00);

    var grant = funds.grant(county, cases.need(number), Money.fen(300_00), OFFICIAL);

    assertThat(fundOf(cases.need(number))).isEqualTo(Money.fen(300_00));
    assertThat(funds.of(county).balance()).isEqualTo(Money.fen(200_00));
    assertThat(statusOf(number)).isEqualTo(CaseStatus.MET);
    assertThat(funds.grantsOf(number)).extracting(FundGrant::id).containsExactly(grant.id());
    emptied(county);
  }

  @Test
  void whatIsTakenBackGoesWhereItCameFromTheNewestFirst() {
    var county = filled("520523", 500_00);
    var number = cases.offered(800_00);
    var need = cases.need(number);
    var gift = cases.given(cases.pledged(need, cases.donor(), 300_00), 300_00);
    funds.grant(county, need, Money.fen(400_00), OFFICIAL);

    matching.closeUnmet(number);

    assertThat(funds.of(county).balance()).isEqualTo(Money.fen(500_00));
    assertThat(unallocatedOf(gift)).isEqualTo(Money.fen(300_00));
    assertThat(fundOf(need)).isEqualTo(Money.ZERO);
    emptied(county);
  }

  @Test
  void aFundGivesNoMoreThanItHasAndANeedTakesNoMoreThanIsOpen() {
    var county = filled("520524", 500_00);
    var need = cases.need(cases.offered(800_00));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> funds.grant(county, need, Money.fen(500_01), OFFICIAL))
        .satisfies(refusal -> assertThat(refusal.facts()).containsEntry("availableFen", 500_00L));
    var small = cases.need(cases.offered(100_00));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> funds.grant(county, small, Money.fen(100_01), OFFICIAL))
        .satisfies(refusal -> assertThat(refusal.facts()).containsEntry("openFen", 100_00L));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> funds.grant(county, UUID.randomUUID(), Money.fen(1), OFFICIAL));
    assertThatExceptionOfType(NotFound.class)
        .isThrownBy(() -> funds.grant(new AreaCode("110101"), need, Money.fen(1), OFFICIAL));
    emptied(county);
  }

  @Test
  void sixtyFourAtOnceOnANearlyEmptyFundNeverTakeItBelowZero() throws Exception {
    var county = filled("520525", 10_00);
    List<UUID> needs = new ArrayList<>();
    for (int n = 0; n < 64; n++) {
      needs.add(cases.need(cases.offered(1_00)));
    }
    List<Callable<Boolean>> officials = new ArrayList<>();
    needs.forEach(need -> officials.add(() -> isGranted(county, need)));
    int granted = 0;
    var threads = Executors.newFixedThreadPool(64);
    try {
      for (var outcome : threads.invokeAll(officials)) {
        granted += outcome.get() ? 1 : 0;
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(granted).isEqualTo(10);
    assertThat(funds.of(county).balance()).isEqualTo(Money.ZERO);
  }

  @Test
  void everyFundIsListedWithWhatItHolds() {
    var county = filled("520526", 5_00);
    assertThat(funds.all())
        .contains(new PublicFunds.Fund(county, Money.fen(5_00), Money.fen(5_00)));
    assertThat(funds.of(new AreaCode("110102")).balance()).isEqualTo(Money.ZERO);
    emptied(county);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update fund_grant set amount_fen = amount_fen + 1 where need_id = ?",
        "update fund_grant set taken_back_fen = amount_fen + 1 where need_id = ?",
        "update fund_grant set taken_back_fen = -1 where need_id = ?",
        "update fund_grant set granted_by = 'somebody-else' where need_id = ?",
        "update fund_grant set fund_area = '110101' where need_id = ?",
        "delete from fund_grant where need_id = ?"
      })
  void whatWasGrantedStaysAsItWas(String sql) {
    var county = filled("520527", 5_00);
    var need = cases.need(cases.offered(5_00));
    funds.grant(county, need, Money.fen(5_00), OFFICIAL);
    assertThatThrownBy(() -> jdbc.update(sql, need))
        .rootCause()
        .hasMessageMatching("(?s).*(violates|permission denied|can be taken back).*");
  }

  private boolean isGranted(AreaCode county, UUID need) {
    try {
      funds.grant(county, need, Money.fen(1_00), OFFICIAL);
      return true;
    } catch (Conflict empty) {
      return false;
    }
  }

  /** A fund that holds this much, whatever it held before. */
  private AreaCode filled(String code, long fen) {
    var county = new AreaCode(code);
    emptied(county);
    var plain = cases.gift(cases.donor().id(), fen, null);
    cases.received(
        new NewGift(
            plain.clientId(),
            plain.channelReference(),
            plain.donorId(),
            plain.amount(),
            plain.paidAt(),
            null,
            county));
    return county;
  }

  private void emptied(AreaCode county) {
    var left = funds.of(county).available();
    if (left.isPositive()) {
      funds.grant(county, cases.need(cases.offered(left.fen())), left, OFFICIAL);
    }
  }
}
