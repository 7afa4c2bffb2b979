package org.aidflow.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aidflow.bank.CreditAdvice;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.Inbox;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.ledger.AccountKind;
import org.aidflow.matching.UnplacedMoney.Placing;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Money that names nobody known, and what the bank advises. */
class SuspenseTest extends MatchingTest {
  private static final Suspense.Says OFFICIAL =
      new Suspense.Says("finance-preparer-1", "the bank said so");

  @Autowired private Suspense suspense;
  @Autowired private PublicFunds funds;
  @Autowired private Inbox inbox;
  @Autowired private ExchangeWorker exchange;
  @Autowired private ObjectMapper json;

  @Test
  void moneyFromNobodyStandsInSuspenseUntilItIsPlaced() {
    var report = fromNobody(50_00);
    var kept = gifts.receiveFromNobody(report);
    assertThat(kept.number().kind()).isEqualTo(WorkKind.MONEY);
    assertThat(suspenseOf(kept)).isEqualTo(Money.fen(50_00));
    assertThat(suspense.open()).extracting(UnplacedMoney::number).contains(kept.number());
    assertThat(gifts.receiveFromNobody(report).number()).isEqualTo(kept.number());

    var donor = cases.donor();
    suspense.placeAsGift(kept.number(), donor.id(), null, OFFICIAL);

    var gift = gifts.of(kept.id(), OfferedCases.CHANNEL);
    assertThat(gift.gift().donorId()).isEqualTo(donor.id());
    assertThat(unallocatedOf(gift)).isEqualTo(Money.fen(50_00));
    assertThat(suspenseOf(kept)).isEqualTo(Money.ZERO);
    assertThat(suspense.open()).extracting(UnplacedMoney::number).doesNotContain(kept.number());
  }

  @Test
  void itIsPlacedOnce() {
    var kept = gifts.receiveFromNobody(fromNobody(50_00));
    suspense.placeInFund(kept.number(), new AreaCode("520502"), OFFICIAL);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(() -> suspense.sendBack(kept.number(), OFFICIAL));
    assertThat(suspense.find(kept.number()).orElseThrow().placedAs()).contains(Placing.FUND);
  }

  @Test
  void aPledgeTakesWhatWasPlacedForIt() {
    var number = cases.offered(50_00);
    var pledge = cases.pledged(cases.need(number), cases.donor(), 50_00);
    var kept = gifts.receiveFromNobody(fromNobody(50_00));
    suspense.placeAsGift(kept.number(), pledge.donorId(), pledge.id(), OFFICIAL);
    assertThat(statusOf(number)).isEqualTo(CaseStatus.MET);
    assertThat(fundOf(cases.need(number))).isEqualTo(Money.fen(50_00));
  }

  @Test
  void whatNobodyGaveFillsAFundWhenAnOfficialSaysSo() {
    var county = new AreaCode("520502");
    var before = funds.of(county).balance();
    var kept = gifts.receiveFromNobody(fromNobody(50_00));
    suspense.placeInFund(kept.number(), county, OFFICIAL);
    assertThat(funds.of(county).balance()).isEqualTo(before.plus(Money.fen(50_00)));
    assertThat(suspenseOf(kept)).isEqualTo(Money.ZERO);
  }

  @Test
  void whatIsSentBackIsOwedToWhoPaid() {
    var kept = gifts.receiveFromNobody(fromNobody(50_00));
    suspense.sendBack(kept.number(), OFFICIAL);
    assertThat(suspenseOf(kept)).isEqualTo(Money.ZERO);
    assertThat(owed(kept)).isEqualTo(Money.fen(50_00));
  }

  @Test
  void anOfficialPlacesNothingThatIsNotThere() {
    var kept = gifts.receiveFromNobody(fromNobody(50_00));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> suspense.placeAsGift(kept.number(), UUID.randomUUID(), null, OFFICIAL));
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> suspense.placeInFund(kept.number(), new AreaCode("999999"), OFFICIAL));
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(
            () ->
                suspense.placeAsRecovery(
                    kept.number(), new WorkNumber("RECOVERY-2000-0000001"), OFFICIAL));
    assertThat(suspenseOf(kept)).isEqualTo(Money.fen(50_00));
  }

  @Test
  void theChannelMaySayLaterWhoseItWas() {
    var report = fromNobody(50_00);
    var kept = gifts.receiveFromNobody(report);
    var named =
        new NewGift(
            report.channel(),
            report.channelReference(),
            cases.donor().id(),
            report.amount(),
            report.paidAt(),
            null,
            null);
    var gift = gifts.receive(named);
    assertThat(gift.gift().id()).isEqualTo(kept.id());
    assertThat(suspenseOf(kept)).isEqualTo(Money.ZERO);
    assertThat(suspense.find(kept.number()).orElseThrow().placedBy())
        .contains(OfferedCases.CHANNEL);
    assertThat(gifts.receive(named).gift().id()).isEqualTo(kept.id());
  }

  @Test
  void anotherAmountUnderTheSameReferenceIsRefused() {
    var report = fromNobody(50_00);
    gifts.receiveFromNobody(report);
    assertThatExceptionOfType(InvalidInput.class)
        .isThrownBy(() -> gifts.receiveFromNobody(cheaper(report)))
        .withMessageContaining("amountFen");
    var known = cases.gift(cases.donor().id(), 5_00, null);
    cases.received(known);
    assertThatExceptionOfType(Conflict.class)
        .isThrownBy(
            () ->
                gifts.receiveFromNobody(
                    new MoneyIn(
                        known.clientId(),
                        known.channelReference(),
                        known.amount(),
                        known.paidAt(),
                        null,
                        List.of(),
                        null)));
  }

  @Test
  void aCreditThatNamesAPledgeHonoursIt() throws Exception {
    var number = cases.offered(50_00);
    var pledge = cases.pledged(cases.need(number), cases.donor(), 50_00);
    var credit = credit(50_00, null, number.value(), pledge.id().toString());
    heard(credit);
    assertThat(statusOf(number)).isEqualTo(CaseStatus.MET);
    assertThat(gifts.ofCase(number))
        .singleElement()
        .satisfies(
            gift -> assertThat(gift.gift().channelReference()).isEqualTo(credit.bankReference()));
  }

  @Test
  void aCreditThatNamesADonorIsTheirs() throws Exception {
    var donor = cases.donor();
    heard(credit(50_00, null, donor.id().toString()));
    assertThat(gifts.ofDonor(donor.id(), OfferedCases.CLIENT, new Paging(null, 5)).items())
        .singleElement()
        .satisfies(gift -> assertThat(gift.unallocated()).isEqualTo(Money.fen(50_00)));
  }

  @Test
  void aCreditThatSettlesAKnownGiftIsNoOther() throws Exception {
    var report = cases.gift(cases.donor().id(), 50_00, null);
    cases.received(report);
    var credit = credit(50_00, report.channelReference());
    heard(credit);
    assertThat(suspense.named(HearCredit.BANK, credit.bankReference())).isEmpty();
  }

  @Test
  void aSettlementThatComesBeforeItsGiftIsPlacedByIt() throws Exception {
    var report = cases.gift(cases.donor().id(), 50_00, null);
    var credit = credit(50_00, report.channelReference());
    heard(credit);
    var kept = kept(credit);
    assertThat(suspenseOf(kept)).isEqualTo(Money.fen(50_00));

    var gift = cases.received(report);

    assertThat(suspenseOf(kept)).isEqualTo(Money.ZERO);
    assertThat(unallocatedOf(gift)).isEqualTo(Money.fen(50_00));
    assertThat(cases.received(report).gift().id()).isEqualTo(gift.gift().id());
  }

  @Test
  void aCreditThatNamesNobodyKnownWaitsForAPerson() throws Exception {
    var credit = credit(50_00, null, "HR-2000-0000001", UUID.randomUUID().toString());
    heard(credit);
    var kept = kept(credit);
    assertThat(kept.mentioned()).isEqualTo(credit.mentioned());
    assertThat(suspenseOf(kept)).isEqualTo(Money.fen(50_00));
    var unknown = credit(7_00, null, "RECOVERY-2000-0000001");
    heard(unknown);
    assertThat(kept(unknown).why()).isEqualTo(UnplacedMoney.Why.NOTHING_OWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update unplaced_money set amount_fen = amount_fen + 1 where number = ?",
        "update unplaced_money set status = 'PLACED' where number = ?",
        "update unplaced_money set placed_as = 'GIFT' where number = ?",
        "update unplaced_money set channel_reference = 'x' where number = ?",
        "update unplaced_money set status = 'PLACED', placed_as = 'LOST', placed_to = 'x', placed_by ="
            + " 'x', placed_at = now() where number = ?",
        "delete from unplaced_money where number = ?"
      })
  void theDatabaseHoldsWhatCameIn(String sql) {
    var kept = gifts.receiveFromNobody(fromNobody(50_00));
    assertThatThrownBy(() -> jdbc.update(sql, kept.number().value()))
        .rootCause()
        .hasMessageMatching("(?s).*(violates|permission denied|placed once).*");
    suspense.sendBack(kept.number(), OFFICIAL);
    assertThatThrownBy(
            () ->
                jdbc.update(
                    "update unplaced_money set placed_as = 'GIFT' where number = ?",
                    kept.number().value()))
        .hasMessageContaining("placed once");
  }

  private MoneyIn fromNobody(long fen) {
    return new MoneyIn(
        OfferedCases.CHANNEL,
        UUID.randomUUID().toString(),
        Money.fen(fen),
        clock.instant(),
        null,
        List.of(),
        null);
  }

  private static MoneyIn cheaper(MoneyIn money) {
    return new MoneyIn(
        money.channel(),
        money.channelReference(),
        money.amount().minus(Money.fen(1)),
        money.paidAt(),
        null,
        List.of(),
        null);
  }

  private static CreditAdvice credit(
      long fen, @Nullable String channelReference, String... mentioned) {
    return new CreditAdvice(
        "custody",
        "C-" + UUID.randomUUID(),
        LocalDate.of(2026, 1, 5),
        fen,
        null,
        channelReference,
        List.of(mentioned),
        null);
  }

  private void heard(CreditAdvice credit) throws Exception {
    inbox.receive(
        CreditAdvice.SOURCE, "custody/" + credit.bankReference(), json.writeValueAsString(credit));
    exchange.runOnce();
  }

  private UnplacedMoney kept(CreditAdvice credit) {
    return suspense.named(HearCredit.BANK, credit.bankReference()).orElseThrow();
  }

  private Money suspenseOf(UnplacedMoney money) {
    return cases.committed(
        () -> ledger.balance(ledger.open(AccountKind.SUSPENSE, money.id().toString())));
  }

  private Money owed(UnplacedMoney money) {
    return cases.committed(
        () -> ledger.balance(ledger.open(AccountKind.REFUNDS_PAYABLE, money.id().toString())));
  }
}
