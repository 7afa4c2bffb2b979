package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.aidflow.Extent;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Money;
import org.aidflow.reconciliation.CashFigures;
import org.aidflow.reconciliation.DailyCloses;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Prints how long the checks of the books and the figures of the finance office take: with a
 * million postings in the whole form.
 */
class BooksCostTest extends LedgerTest {
  private static final int TRANSFERS = Extent.of(5_000, 500_000);
  private static final int FUNDS = TRANSFERS / 10;
  private static final String MANY = "many-" + UUID.randomUUID() + "-";

  private static final String GIFTS =
      """
      insert into ledger.account (kind, reference) values ('CHANNEL_CLEARING', 'MANY');
      insert into ledger.account (kind, reference) select 'LINE_FUND', 'MANY' || n from generate_series(1, FUNDS) n;
      insert into ledger.balance (account_id, posted)
        select id, 500 * (TRANSFERS / FUNDS) from ledger.account where kind = 'LINE_FUND' and reference like 'MANY%';
      with gift as (
        select gen_random_uuid() as id, 'MANY' || n as reference, c.id as channel, f.id as fund
          from generate_series(1, TRANSFERS) n
          join ledger.account c on c.kind = 'CHANNEL_CLEARING' and c.reference = 'MANY'
          join ledger.account f on f.kind = 'LINE_FUND' and f.reference = 'MANY' || 1 + n % FUNDS
      ), transfer as (
        insert into ledger.transfer (id, phase, kind, reference, request_hash, booked_at)
        select id, 'POSTED', 'GIFT', reference,
               ledger.content_hash('POSTED', 'GIFT', reference, null,
                 concat(channel, ' DEBIT 500,', fund, ' CREDIT 500')), now()
          from gift
      )
      insert into ledger.posting
      select id, 1, channel, 'DEBIT', 500 from gift union all select id, 2, fund, 'CREDIT', 500 from gift""";

  @Autowired private Books books;
  @Autowired private BooksWatch watch;
  @Autowired private DayTotals totals;
  @Autowired private CashFigures cash;
  @Autowired private DailyCloses closes;
  @Autowired private AidflowClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private Flyway owner;

  @AfterEach
  void theManyGoAgain() {
    PlantedFault.write(
        owner,
        named(
            """
            delete from ledger.day_total;
            delete from ledger.account_total;
            update ledger.totals_upto set folded = 0, settled = 0;
            delete from ledger.posting where transfer_id in (select id from ledger.transfer where reference like 'MANY%');
            delete from ledger.transfer where reference like 'MANY%';
            delete from ledger.balance where account_id in (select id from ledger.account where reference like 'MANY%');
            delete from ledger.account where reference like 'MANY%';
            update ledger.watch set horizon = null"""));
    assertThat(watch.check()).isEmpty();
  }

  @Test
  void aCheckOfWhatIsNewCostsLittleHoweverManyPostingsThereAre() {
    PlantedFault.write(owner, named(GIFTS));
    PlantedFault.write(
        owner, "analyze ledger.account, ledger.balance, ledger.transfer, ledger.posting");
    assertThat(watch.check()).isEmpty();

    long everything = millis(books::findings);
    long nothingNew = millis(books::findingsSince);
    for (int n = 0; n < 100; n++) {
      reserved(fundWith(2_00), 1_00);
    }
    long someNew = millis(books::findingsSince);
    long release =
        millis(
            () ->
                committed(
                    () -> {
                      books.requireSound(AccountKind.LINE_FUND, List.of(MANY + 1));
                      return List.of();
                    }));

    System.out.printf(
        "books: %d postings; recomputing everything takes %d ms, a check when nothing is new %d ms,"
            + " when 200 transfers are new %d ms, before a release %d ms%n",
        2 * TRANSFERS, everything, nothingNew, someNew, release);
    figuresReadWhatIsNewOnly();
    if (Extent.isWhole()) {
      assertThat(nothingNew).isLessThan(everything / 5);
      assertThat(release).isLessThan(everything / 100);
    }
  }

  private void figuresReadWhatIsNewOnly() {
    var added = figures();
    totals.fold();
    PlantedFault.write(owner, "analyze ledger.transfer, ledger.posting");
    for (int n = 0; n < 3; n++) {
      given(1_00, fund());
    }
    var folded = figures();
    System.out.printf(
        "figures: %d postings read in %d ms when nothing is folded, %d in %d ms when 3 transfers are new%n",
        added.postings(), added.millis(), folded.postings(), folded.millis());
    assertThat(added.postings()).isGreaterThan(2L * TRANSFERS);
    // other tests may have left some that cannot be folded yet
    assertThat(folded.postings()).isBetween(6L, added.postings() / 5);
    assertThat(folded.channels()).isEqualTo(added.channels().plus(Money.fen(3_00)));
    assertThat(ledger.violations()).isEmpty();
  }

  /** What the page of the finance office shows. */
  private Figures figures() {
    var today = LocalDate.now(clock);
    return committed(
        () -> {
          long before = postingsRead();
          long started = System.nanoTime();
          var balances = cash.balances();
          cash.days(today.minusDays(30), today);
          closes.next();
          long millis = (System.nanoTime() - started) / 1_000_000;
          var channels =
              balances.stream()
                  .filter(one -> one.kind() == AccountKind.CHANNEL_CLEARING)
                  .map(CashFigures.Balance::balance)
                  .findFirst();
          return new Figures(channels.orElseThrow(), postingsRead() - before, millis);
        });
  }

  /** As this connection's statistics have it, which are written down now and then only. */
  private long postingsRead() {
    return jdbc.sql(
            """
            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables
            where relid = 'ledger.posting'::regclass
            """)
        .query(Long.class)
        .single();
  }

  private record Figures(Money channels, long postings, long millis) {}

  private static long millis(Supplier<List<Violation>> check) {
    assertThat(check.get()).isEmpty();
    long started = System.nanoTime();
    assertThat(check.get()).isEmpty();
    return (System.nanoTime() - started) / 1_000_000;
  }

  private static String named(String sql) {
    return sql.replace("MANY", MANY)
        .replace("TRANSFERS", "" + TRANSFERS)
        .replace("FUNDS", "" + FUNDS);
  }
}
