package org.aidflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.bank.BankStatement;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.banksimulator.TheBank;
import org.aidflow.disbursement.Disbursements;
import org.aidflow.disbursement.MetCases;
import org.aidflow.disbursement.PaymentOutcome;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Statements against the real ledger. */
class StatementImportTest extends AidflowTest {

  @Autowired private ApplicationContext context;
  @Autowired private Breaks breaks;
  @Autowired private SecondLook secondLook;
  @Autowired private Disbursements disbursements;
  @Autowired private ExchangeWorker exchange;
  @Autowired private StatementStore statements;
  @Autowired private AidflowClock clock;

  private OurBooks books;
  private BankOfTests bank;
  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void aDayOfItsOwn() {
    books = new OurBooks(context);
    bank = new BankOfTests(context);
    books.square();
    bank.send(books.today());
    clock.advance(Duration.ofDays(10));
    today = books.today();
  }

  @Test
  void whatIsExpectedIsBookedAndExpectedNoLonger() {
    var payment = books.paid(80_000);
    var back = books.paid(30_000);
    books.takeBack(back, 30_000);
    var reference = "channel-" + UUID.randomUUID();
    books.given(50_000, reference);
    var clearing = books.payoutClearing();
    var channel = books.channelClearing();
    var custody = books.custody();

    bank.paid(payment, 80_000)
        .paid(back, 30_000)
        .returned(back, 30_000)
        .received(50_000, reference)
        .send(today);

    assertThat(breaks.unresolved()).isEmpty();
    assertThat(books.payoutClearing()).isEqualTo(clearing.minus(Money.fen(80_000)));
    assertThat(books.channelClearing()).isEqualTo(channel.minus(Money.fen(50_000)));
    assertThat(books.custody()).isEqualTo(custody.minus(Money.fen(30_000)));
    bank.send(today.plusDays(1));
    assertThat(breaks.unresolved()).isEmpty();
  }

  @Test
  void theSameStatementAgainChangesNothingUnderWhateverName() {
    var statement = bank.paid(books.paid(80_000), 80_000).send(today);
    var custody = books.custody();
    bank.send(statement);
    bank.send(
        new BankStatement(
            statement.account(),
            "again-" + UUID.randomUUID(),
            statement.sequence(),
            statement.from(),
            statement.to(),
            statement.opening(),
            statement.closing(),
            statement.lines()));
    assertThat(books.custody()).isEqualTo(custody);
    assertThat(breaks.unresolved()).isEmpty();
  }

  @Test
  void aLineThatFitsNothingStandsInSuspenseUnderItsBreak() {
    var custody = books.custody();
    bank.received(12_345, "nobody-knows-" + UUID.randomUUID()).charged(150).send(today);
    var found = breaks.unresolved();
    assertThat(found)
        .extracting(Break::kind)
        .containsExactly(BreakKind.MISSING_HERE, BreakKind.MISSING_HERE);
    assertThat(books.suspense(found.get(0).number().value())).isEqualTo(Money.fen(12_345));
    assertThat(books.suspense(found.get(1).number().value())).isEqualTo(new Money(-150));
    assertThat(books.custody()).isEqualTo(custody.plus(Money.fen(12_195)));
  }

  @Test
  void whatTheStatementsDoNotShowInTimeIsMissingThere() {
    var payment = books.paid(80_000);
    var gift = books.given(50_000, "channel-" + UUID.randomUUID());
    bank.send(today);
    assertThat(breaks.unresolved()).isEmpty();
    bank.send(today.plusDays(1));
    assertThat(breaks.unresolved())
        .allSatisfy(found -> assertThat(found.kind()).isEqualTo(BreakKind.MISSING_THERE))
        .extracting(found -> found.reference().orElseThrow())
        .containsExactlyInAnyOrder(payment.toString(), gift.toString());
    bank.send(today.plusDays(2));
    assertThat(breaks.unresolved()).hasSize(2);
  }

  @Test
  void eachKindOfBreakIsFound() {
    var shown = books.paid(10_000);
    var other = books.paid(20_000);
    var lateBack = books.paid(30_000);
    var failed = books.failed(40_000);
    var missing = books.paid(50_000);
    bank.paid(shown, 10_000)
        .paid(shown, 10_000)
        .paid(other, 20_001)
        .paid(lateBack, 30_000)
        .returned(lateBack, 30_000)
        .paid(failed, 40_000)
        .received(60_000, "nobody-knows-" + UUID.randomUUID())
        .send(today);
    bank.send(today.plusDays(1));
    assertThat(breaks.unresolved())
        .extracting(Break::kind)
        .containsExactlyInAnyOrder(BreakKind.values());
    assertThat(found(BreakKind.MISSING_THERE).reference()).hasValue(missing.toString());
    assertThat(found(BreakKind.AMOUNT).reference()).hasValue(other.toString());
    assertThat(found(BreakKind.LATE_RETURN).reference()).hasValue(lateBack.toString());
    assertThat(found(BreakKind.STATUS_CONFLICT).reference()).hasValue(failed.toString());
    assertThat(found(BreakKind.DUPLICATE).reference()).hasValue(shown.toString());
  }

  @Test
  void whatWasMissingComesRightWhenALaterStatementShowsIt() {
    var payment = books.paid(80_000);
    bank.send(today);
    bank.send(today.plusDays(1));
    var found = found(BreakKind.MISSING_THERE).number();
    bank.paid(payment, 80_000).send(today.plusDays(2));
    assertThat(breaks.of(found).status()).isEqualTo(BreakStatus.RESOLVED);
    assertThat(breaks.of(found).clearing()).hasValue(Clearing.MATCHED);
  }

  @Test
  void aGiftThatIsReportedAfterTheStatementComesRight() {
    var reference = "channel-" + UUID.randomUUID();
    var channel = books.channelClearing();
    bank.received(50_000, reference).send(today);
    var found = found(BreakKind.MISSING_HERE).number();
    books.given(50_000, reference);
    assertThat(secondLook.runOnce()).isEqualTo(1);
    assertThat(secondLook.runOnce()).isZero();
    assertThat(breaks.of(found).status()).isEqualTo(BreakStatus.RESOLVED);
    assertThat(books.suspense(found.value())).isEqualTo(Money.ZERO);
    assertThat(books.channelClearing()).isEqualTo(channel);
  }

  @Test
  void aLineOfAnOrderUnderWayIsTheBanksWordOfIt() {
    var payment = sent();
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.UNKNOWN);
    var custody = books.custody();
    bank.paid(payment, 80_000).send(today);
    assertThat(breaks.unresolved()).isEmpty();
    assertThat(disbursements.outcomeOf(payment)).isEqualTo(PaymentOutcome.PAID);
    assertThat(secondLook.runOnce()).isEqualTo(1);
    assertThat(books.custody()).isEqualTo(custody.minus(Money.fen(80_000)));
    bank.send(today.plusDays(1));
    assertThat(kinds()).doesNotContain(BreakKind.MISSING_HERE, BreakKind.STATUS_CONFLICT);
  }

  @Test
  void aLineOfAPaymentThatNobodyReleasedIsABreakAndTheAnswerAnother() {
    var payment = drafted();
    bank.paid(payment, 80_000).send(today);
    assertThat(kinds()).containsExactly(BreakKind.STATUS_CONFLICT);
    bank.send(today.plusDays(1));
    assertThat(kinds()).contains(BreakKind.MISSING_HERE, BreakKind.STATUS_CONFLICT);
  }

  @Test
  void gapsOfTheSequenceAndOfTheBalanceAreNoticed() {
    var next = bank.statement(today, today);
    var skipping =
        new BankStatement(
            next.account(),
            next.statementId(),
            next.sequence() == null ? null : next.sequence() + 1,
            next.from(),
            next.to(),
            next.opening(),
            next.closing(),
            List.of());
    bank.send(skipping);
    assertThat(statements.newest(1).get(0).gap()).contains("is missing");
    var jumping = bank.statement(today.plusDays(1), today.plusDays(1));
    bank.send(
        new BankStatement(
            jumping.account(),
            jumping.statementId(),
            jumping.sequence(),
            jumping.from(),
            jumping.to(),
            jumping.opening().plus(Money.fen(7)),
            jumping.closing().plus(Money.fen(7)),
            List.of()));
    assertThat(statements.newest(1).get(0).gap()).contains("opens with another balance");
  }

  private UUID drafted() {
    var payment = disbursements.reserve(new MetCases(context).paidTo(BankProcess.SILENT, 80_000));
    disbursements.freeze(payment.id());
    return payment.id();
  }

  /** An order that the bank took and says nothing of. */
  private UUID sent() {
    TheBank.open(port);
    var payment = drafted();
    disbursements.release(payment, "finance-releaser-6");
    exchange.runOnce();
    return payment;
  }

  private List<BreakKind> kinds() {
    return breaks.unresolved().stream().map(Break::kind).toList();
  }

  private Break found(BreakKind kind) {
    return breaks.unresolved().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
  }
}
