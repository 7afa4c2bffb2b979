package org.aidflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.bank.StatementLine;
import org.aidflow.bank.StatementLine.Kind;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountId;
import org.aidflow.reconciliation.Expected.Stage;
import org.aidflow.reconciliation.Finding.Broken;
import org.aidflow.reconciliation.Finding.Early;
import org.aidflow.reconciliation.Finding.Fits;
import org.aidflow.reconciliation.Finding.TakesBack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
  private static final String PAYMENT = UUID.randomUUID().toString();
  private static final String ORDER = PAYMENT.replace("-", "");

  private final List<Expected> known = new ArrayList<>();
  private final List<UnresolvedLine> unresolved = new ArrayList<>();

  @Test
  void aPaymentIsKnownByItsOrder() {
    known(Leg.PAYMENT, PAYMENT, 80_000, Stage.DUE);
    assertThat(found(debit(80_000, ORDER))).singleElement().isInstanceOf(Fits.class);
  }

  @ParameterizedTest
  @CsvSource({
    "PAYMENT, DUE, 80100, AMOUNT",
    "PAYMENT, SHOWN, 80000, DUPLICATE",
    "PAYMENT, FAILED, 80000, STATUS_CONFLICT",
    "RETURN, NOT_RETURNED, 80000, LATE_RETURN",
    "RETURN, SHOWN, 80000, DUPLICATE",
    "RETURN, FAILED, 80000, STATUS_CONFLICT",
    "RETURN, DUE, 79900, AMOUNT"
  })
  void whatDoesNotFitIsABreakOfItsKind(Leg leg, Stage stage, long fen, BreakKind kind) {
    known(leg, PAYMENT, 80_000, stage);
    var line = leg == Leg.PAYMENT ? debit(fen, ORDER) : credit(fen, ORDER, null);
    assertThat(kinds(found(line))).containsExactly(kind);
  }

  @Test
  void theSecondLineOfAStatementForOnePaymentIsADuplicate() {
    known(Leg.PAYMENT, PAYMENT, 80_000, Stage.DUE);
    var found = found(debit(80_000, ORDER), debit(80_000, ORDER));
    assertThat(found.get(0)).isInstanceOf(Fits.class);
    assertThat(kinds(found.subList(1, 2))).containsExactly(BreakKind.DUPLICATE);
  }

  @Test
  void anOrderUnderWayIsNotWrong() {
    known(Leg.PAYMENT, PAYMENT, 80_000, Stage.UNDER_WAY);
    assertThat(found(debit(80_000, ORDER))).singleElement().isInstanceOf(Early.class);
    assertThat(kinds(found(debit(80_100, ORDER)))).containsExactly(BreakKind.AMOUNT);
  }

  @Test
  void whatNamesAnOrderThatNobodyGaveFitsNothingEvenIfTheAmountWould() {
    var due = due(Leg.PAYMENT, 80_000, DAY);
    var stranger = UUID.randomUUID().toString().replace("-", "");
    assertThat(kinds(comparison().of(List.of(debit(80_000, stranger)), List.of(due), 1)))
        .containsExactly(BreakKind.MISSING_HERE);
  }

  @Test
  void whatNamesNothingIsFoundByAmountAndDay() {
    var due = due(Leg.PAYMENT, 80_000, DAY);
    var found = comparison().of(List.of(debit(80_000, null)), List.of(due), 1);
    assertThat(found).singleElement().isInstanceOf(Fits.class);
  }

  @Test
  void whereTwoCouldBeMeantNeitherIs() {
    var due = List.of(due(Leg.PAYMENT, 80_000, DAY), due(Leg.PAYMENT, 80_000, DAY));
    assertThat(kinds(comparison().of(List.of(debit(80_000, null)), due, 1)))
        .containsExactly(BreakKind.MISSING_HERE);
    var one = List.of(due(Leg.PAYMENT, 80_000, DAY));
    assertThat(kinds(comparison().of(List.of(debit(80_000, null), debit(80_000, null)), one, 1)))
        .containsExactly(BreakKind.MISSING_HERE, BreakKind.MISSING_HERE);
  }

  @Test
  void anAmountOfAnotherDayIsAnother() {
    var due = due(Leg.PAYMENT, 80_000, DAY.minusDays(2));
    assertThat(kinds(comparison().of(List.of(debit(80_000, null)), List.of(due), 1)))
        .containsExactly(BreakKind.MISSING_HERE);
  }

  @Test
  void anAmountIsTakenOnceOnly() {
    known(Leg.PAYMENT, PAYMENT, 80_000, Stage.DUE);
    var found =
        comparison().of(List.of(debit(80_000, null), debit(80_000, ORDER)), List.copyOf(known), 1);
    assertThat(kinds(found)).containsExactly(BreakKind.MISSING_HERE);
    assertThat(found.get(1)).isInstanceOf(Fits.class);
  }

  @Test
  void aGiftIsKnownByTheChannelsReferenceOrTheBanks() {
    var gift = due(Leg.RECEIPT, 5_000, DAY);
    var other = due(Leg.RECEIPT, 6_000, DAY);
    var comparison =
        new Comparison(
            List.of(), Map.of("channel-1", List.of(gift), "bank-9", List.of(other)), List.of());
    var found =
        comparison.of(
            List.of(credit(5_000, null, "channel-1"), line(Side.CREDIT, 6_000, null, null, 9)),
            List.of(),
            1);
    assertThat(found).allSatisfy(one -> assertThat(one).isInstanceOf(Fits.class));
  }

  @Test
  void ofTwoGiftsThatShareAReferenceTheOneOfTheAmountIsMeant() {
    var small = due(Leg.RECEIPT, 5_000, DAY);
    var large = due(Leg.RECEIPT, 9_000, DAY);
    var comparison =
        new Comparison(List.of(), Map.of("channel-1", List.of(small, large)), List.of());
    assertThat(comparison.of(List.of(credit(9_000, null, "channel-1")), List.of(), 1))
        .singleElement()
        .isInstanceOfSatisfying(Fits.class, fits -> assertThat(fits.expected()).isEqualTo(large));
  }

  @Test
  void aLineTakesBackTheOneThatWasABreak() {
    known(Leg.PAYMENT, PAYMENT, 80_000, Stage.SHOWN);
    known(Leg.RETURN, PAYMENT, 80_000, Stage.NOT_RETURNED);
    unresolved.add(
        new UnresolvedLine("BREAK-2026-0000001", Side.DEBIT, Money.fen(80_000), ORDER, "bank-1"));
    var found = found(credit(80_000, ORDER, null), credit(80_000, ORDER, null));
    assertThat(found.get(0)).isInstanceOf(TakesBack.class);
    assertThat(kinds(found.subList(1, 2))).containsExactly(BreakKind.LATE_RETURN);
  }

  @Test
  void aReturnThatWeKnowOfTakesNothingElseBack() {
    known(Leg.RETURN, PAYMENT, 80_000, Stage.DUE);
    unresolved.add(
        new UnresolvedLine("BREAK-2026-0000001", Side.DEBIT, Money.fen(80_000), ORDER, "bank-1"));
    assertThat(found(credit(80_000, ORDER, null))).singleElement().isInstanceOf(Fits.class);
  }

  @Test
  void chargesAreNeverFoundByAmount() {
    var charge =
        new BankLine(
            "s-1",
            new StatementLine(
                1, "e-1", DAY, Side.DEBIT, 80_000L, "b-1", null, null, null, Kind.CHARGE, null),
            null);
    var due = List.of(due(Leg.PAYMENT, 80_000, DAY));
    assertThat(kinds(comparison().of(List.of(charge), due, 1)))
        .containsExactly(BreakKind.MISSING_HERE);
  }

  private Comparison comparison() {
    return new Comparison(known, Map.of(), unresolved);
  }

  private List<Finding> found(BankLine... lines) {
    return comparison().of(List.of(lines), List.of(), 1);
  }

  private static List<BreakKind> kinds(List<Finding> findings) {
    return findings.stream()
        .filter(Broken.class::isInstance)
        .map(finding -> ((Broken) finding).kind())
        .toList();
  }

  private void known(Leg leg, String reference, long fen, Stage stage) {
    known.add(new Expected(leg, reference, new AccountId(1), Money.fen(fen), DAY, stage));
  }

  private static Expected due(Leg leg, long fen, LocalDate day) {
    return new Expected(
        leg, UUID.randomUUID().toString(), new AccountId(1), Money.fen(fen), day, Stage.DUE);
  }

  private static BankLine debit(long fen, @Nullable String order) {
    return line(Side.DEBIT, fen, order, null, 1);
  }

  private static BankLine credit(long fen, @Nullable String order, @Nullable String channel) {
    return line(Side.CREDIT, fen, order, channel, 1);
  }

  private static BankLine line(
      Side side, long fen, @Nullable String order, @Nullable String channel, int number) {
    return new BankLine(
        "s-1",
        new StatementLine(
            number,
            "entry-" + number,
            DAY,
            side,
            fen,
            "bank-" + number,
            order,
            channel,
            null,
            side == Side.DEBIT ? Kind.PAYMENT : Kind.RECEIPT,
            null),
        null);
  }
}
