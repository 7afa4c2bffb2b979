package org.aidflow.reconciliation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.Extent;
import org.aidflow.bank.StatementLine;
import org.aidflow.bank.iso20022.IsoPost;
import org.aidflow.banksimulator.StatementForge;
import org.aidflow.banksimulator.StatementForge.Expected;
import org.aidflow.banksimulator.StatementForge.Forged;
import org.aidflow.banksimulator.StatementForge.Kind;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.Seed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A long statement with breaks planted in it by somebody who does not know how statements are read
 * here: all are found, and none is invented.
 */
class ForgedStatementTest extends AidflowTest {
  private static final int LINES = Extent.of(600, 10_000);
  private static final int DAYS = 3;
  private static final int BROKEN_PER_MILLE = 10;
  private static final int DEAREST = 1_000_000;
  private static final int TOGETHER = 500;

  @Autowired private ApplicationContext context;
  @Autowired private Breaks breaks;
  @Autowired private StatementLines lines;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private final Random random = Seed.random();
  private final List<Expected> expected = new ArrayList<>();
  private final List<Expected> failed = new ArrayList<>();
  private final Map<String, String> channelReferences = new HashMap<>();
  private OurBooks books;
  private BankOfTests bank;

  /** What is known of a break, by the names that the bank uses. */
  private record Known(String kind, String id, long fen, boolean shown) {}

  @BeforeEach
  void daysOfTheirOwn() {
    books = new OurBooks(context);
    bank = new BankOfTests(context);
    books.square();
    bank.send(books.today());
    clock.advance(Duration.ofDays(10));
    for (int day = 0; day < DAYS; day++) {
      book(LINES / DAYS);
      clock.advance(Duration.ofDays(1));
    }
  }

  @AfterEach
  void nothingIsLeftForOtherTests() {
    books.square();
  }

  @Test
  void allPlantedBreaksAreFoundAndNoneIsInvented() {
    var forged =
        StatementForge.forge(
            random.nextLong(),
            BankOfTests.ACCOUNT,
            bank.closing(),
            BROKEN_PER_MILLE,
            expected,
            failed);
    var custody = books.custody();
    var began = System.nanoTime();
    bank.send(IsoPost.statement(forged.document(), BankOfTests.ACCOUNT));
    var took = Duration.ofNanos(System.nanoTime() - began);
    bank.send(books.today());

    var found = breaks.unresolved();
    assertThat(found.stream().map(this::known))
        .containsExactlyInAnyOrderElementsOf(planted(forged));
    assertThat(found.stream().filter(one -> one.kind() != BreakKind.MISSING_THERE))
        .allMatch(one -> standsWhereItWasPlanted(one, forged));
    assertThat(forged.planted()).hasSize(expected.size() * BROKEN_PER_MILLE / 1000);
    assertThat(books.custody().minus(custody))
        .isEqualTo(new Money(forged.closingFen() - forged.openingFen()));
    assertThat(jdbc.sql("select violation from reconciliation_invariants").query().listOfRows())
        .isEmpty();
    System.out.printf(
        "%d lines of a forged statement in %d ms: %d breaks planted, %d found, none invented: %s%n",
        forged.lines(),
        took.toMillis(),
        forged.planted().size(),
        found.size(),
        new TreeMap<>(found.stream().collect(groupingBy(Break::kind, counting()))));
  }

  private static List<Known> planted(Forged forged) {
    return forged.planted().stream()
        .map(
            one ->
                new Known(
                    one.kind().name(), one.id(), one.amountFen(), !one.entryReferences().isEmpty()))
        .toList();
  }

  private Known known(Break found) {
    var id =
        found
            .reference()
            .map(this::outside)
            .orElseGet(() -> String.valueOf(line(found).endToEndId()));
    return new Known(found.kind().name(), id, found.amount().fen(), found.line().isPresent());
  }

  private boolean standsWhereItWasPlanted(Break found, Forged forged) {
    var entry = line(found).entryReference();
    return forged.planted().stream()
        .anyMatch(
            one ->
                one.kind().name().equals(found.kind().name())
                    && one.entryReferences().contains(entry));
  }

  private StatementLine line(Break found) {
    return lines
        .find(found.account(), found.statementId().orElseThrow(), found.line().orElseThrow())
        .orElseThrow()
        .line();
  }

  /** The channel's reference of a gift, the order of a payment. */
  private String outside(String reference) {
    return channelReferences.getOrDefault(reference, reference.replace("-", ""));
  }

  // ------------------------------------------------------------------------- what is in our books

  private void book(int count) {
    for (int done = 0; done < count; done += TOGETHER) {
      int some = Math.min(TOGETHER, count - done);
      transaction.executeWithoutResult(
          status -> {
            for (int n = 0; n < some; n++) {
              event(n);
            }
          });
    }
  }

  /** Of fifty events ten are gifts, one is a payment that came back, and one more failed. */
  private void event(int number) {
    long fen = random.nextLong(1, DEAREST);
    if (number % 5 == 4) {
      given(fen);
      return;
    }
    var payment = books.paid(fen);
    expect(Kind.PAYMENT, payment, fen);
    if (number % 50 == 0) {
      books.takeBack(payment, fen);
      expect(Kind.RETURN, payment, fen);
    } else if (number % 50 == 1) {
      long other = random.nextLong(1, DEAREST);
      failed.add(expected(Kind.PAYMENT, books.failed(other), other));
    }
  }

  private void given(long fen) {
    var reference = "channel-" + new UUID(random.nextLong(), random.nextLong());
    channelReferences.put(books.given(fen, reference).toString(), reference);
    expected.add(new Expected(Kind.RECEIPT, reference, null, fen, today(), null));
  }

  private void expect(Kind kind, UUID payment, long fen) {
    expected.add(expected(kind, payment, fen));
  }

  private Expected expected(Kind kind, UUID payment, long fen) {
    return new Expected(kind, BankOfTests.order(payment), null, fen, today(), null);
  }

  private LocalDate today() {
    return books.today();
  }
}
