package org.aidflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.aidflow.ledger.AccountKind;
import org.aidflow.reconciliation.CashFigures.Day;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

class CashFiguresTest extends AidflowTest {
  @Autowired private ApplicationContext context;
  @Autowired private CashFigures figures;
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
  void eachDayShowsWhatWeBookedAndWhatTheBankShows() {
    var reference = "channel-" + UUID.randomUUID();
    var back = books.paid(300);
    books.paid(7_000);
    books.takeBack(back, 300);
    books.given(500, reference);
    bank.received(500, reference).paid(back, 300).send(today.plusDays(1));
    assertThat(figures.days(today.minusDays(1), today.plusDays(1)))
        .containsExactly(
            day(today.minusDays(1), 0, 0, 0, 0, 0),
            day(today, 500, 7_300, 300, 0, 0),
            day(today.plusDays(1), 0, 0, 0, 500, 300));
  }

  @Test
  void theBalanceOfAKindIsThatOfItsAccountsTogether() {
    var before = channels();
    books.given(500, "channel-" + UUID.randomUUID());
    assertThat(channels()).isEqualTo(before.plus(Money.fen(500)));
    assertThat(figures.balances())
        .extracting(CashFigures.Balance::kind)
        .containsExactlyInAnyOrder(AccountKind.values());
  }

  private Money channels() {
    return figures.balances().stream()
        .filter(one -> one.kind() == AccountKind.CHANNEL_CLEARING)
        .findFirst()
        .orElseThrow()
        .balance();
  }

  private static Day day(
      LocalDate day, long given, long paid, long returned, long bankIn, long bankOut) {
    return new Day(
        day,
        Money.fen(given),
        Money.fen(paid),
        Money.fen(returned),
        Money.fen(bankIn),
        Money.fen(bankOut));
  }
}
