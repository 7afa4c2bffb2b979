package org.aidflow.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.aidflow.AidflowTest;
import org.aidflow.bank.BankStatement;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class DailyClosesTest extends AidflowTest {
  private static final String CUSTODY = "custody";

  @Autowired private ApplicationContext context;
  @Autowired private DailyCloses closes;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private OurBooks books;
  private BankOfTests bank;
  private LocalDate today = LocalDate.EPOCH;

  @BeforeEach
  void everythingBeforeIsClosed() {
    books = new OurBooks(context);
    bank = new BankOfTests(context);
    books.square();
    bank.send(books.today());
    clock.advance(Duration.ofDays(10));
    today = books.today();
    books.close();
    assertThat(closes.next()).isEmpty();
  }

  @Test
  void aDayOnWhichBankAndBooksAgreeIsClosed() {
    var statement = bank.paid(books.paid(80_000), 80_000).send(today);
    assertThat(theNext().hindrances()).containsExactly("The day is not over.");
    clock.advance(Duration.ofDays(1));
    closes.close(CUSTODY, today, "finance-releaser-1");
    assertThat(closes.newest(1))
        .singleElement()
        .satisfies(
            close -> {
              assertThat(close.day()).isEqualTo(today);
              assertThat(close.closing()).isEqualTo(statement.closing());
              assertThat(close.closedBy()).isEqualTo("finance-releaser-1");
            });
    assertThat(closes.next()).isEmpty();
    assertThatThrownBy(() -> closes.close(CUSTODY, today, "finance-releaser-1"))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void aDayIsNotClosedWhileABreakIsOpen() {
    bank.received(500, "nobody-knows-" + UUID.randomUUID()).send(today);
    bank.send(today.plusDays(1));
    clock.advance(Duration.ofDays(2));
    assertThat(theNext().hindrances()).containsExactly("Breaks are open: 1.");
    assertThatThrownBy(() -> closes.close(CUSTODY, today, "anybody"))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("Breaks are open");
    assertThat(closes.closeAll()).isZero();
    assertThatThrownBy(() -> write(today)).hasStackTraceContaining("breaks are open");
    books.square();
    assertThat(closes.closeAll()).isEqualTo(2);
  }

  @Test
  void theBalanceIsThatOfTheDayWhateverCameAfter() {
    bank.paid(books.paid(80_000), 80_000).send(today);
    bank.paid(books.paid(70_000), 70_000)
        .received(500, "nobody-knows-" + UUID.randomUUID())
        .send(today.plusDays(1));
    clock.advance(Duration.ofDays(2));
    assertThat(closes.closeAll()).isEqualTo(1);
    assertThat(theNext().day()).isEqualTo(today.plusDays(1));
  }

  @Test
  void aDayIsNotClosedWhenTheBooksSayOtherwise() {
    bank.send(today);
    clock.advance(Duration.ofDays(1));
    books.move(7);
    assertThat(theNext().hindrances())
        .singleElement()
        .satisfies(why -> assertThat(why).contains("our books with"));
    assertThatThrownBy(() -> write(today)).hasStackTraceContaining("bank_and_books_agree");
    books.move(-7);
    assertThat(closes.closeAll()).isEqualTo(1);
  }

  @Test
  void aDayIsNotClosedWhenAStatementIsMissing() {
    var next = bank.statement(today, today);
    var sequence = next.sequence();
    assertThat(sequence).isNotNull();
    bank.send(
        new BankStatement(
            next.account(),
            next.statementId(),
            sequence == null ? null : sequence + 1,
            next.from(),
            next.to(),
            next.opening(),
            next.closing(),
            List.of()));
    clock.advance(Duration.ofDays(1));
    assertThat(theNext().hindrances())
        .singleElement()
        .satisfies(why -> assertThat(why).contains("is missing"));
    bank.send(
        new BankStatement(
            next.account(),
            "late-" + UUID.randomUUID(),
            sequence,
            next.from().minusDays(1),
            next.to().minusDays(1),
            next.opening(),
            next.closing(),
            List.of()));
    assertThat(closes.closeAll()).isEqualTo(2);
  }

  @Test
  void aClosedDayTakesNothingMore() {
    bank.paid(books.paid(80_000), 80_000).send(today);
    clock.advance(Duration.ofDays(1));
    closes.closeAll();
    var custody = books.custody();
    bank.paid(books.paid(10_000), 10_000).send(today);
    assertThat(books.custody()).isEqualTo(custody);
    assertThat(
            jdbc.sql(
                    "select count(*) from inbox_message where source = 'bank-statement' and status = 'WAITING'")
                .query(Long.class)
                .single())
        .isPositive();
    assertThatThrownBy(() -> jdbc.sql("update account_close set closing_fen = 0").update())
        .hasStackTraceContaining("permission denied");
    jdbc.sql(
            "update inbox_message set status = 'DEAD' where source = 'bank-statement' and status = 'WAITING'")
        .update();
    books.square();
  }

  @Test
  void moneyMovedBehindAClosedDayIsABrokenRule() {
    bank.send(today);
    clock.advance(Duration.ofDays(1));
    closes.closeAll();
    assertThat(broken()).isEmpty();
    transaction.executeWithoutResult(
        status -> {
          var moved = books.move(9);
          assertThat(broken()).containsExactly("CLOSED_DAY_CHANGED " + moved);
          status.setRollbackOnly();
        });
    bank.charged(9).send(today.plusDays(1));
    assertThat(broken()).isEmpty();
  }

  private DailyCloses.Next theNext() {
    assertThat(closes.next()).hasSize(1);
    return closes.next().get(0);
  }

  private void write(LocalDate day) {
    jdbc.sql(
            """
            insert into account_close
            select s.account, s.to_day, s.statement_id, s.closing_fen, custody_books(s.account, s.to_day), 0, now(), 'anybody'
            from bank_statement s where s.to_day = ? order by position desc limit 1
            """)
        .param(day)
        .update();
  }

  private List<String> broken() {
    return jdbc.sql("select violation || ' ' || subject from reconciliation_invariants")
        .query(String.class)
        .list();
  }
}
