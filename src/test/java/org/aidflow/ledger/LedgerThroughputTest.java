package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.aidflow.Extent;
import org.aidflow.kernel.Money;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Prints transfers per second on one hot fund beside pgbench's built-in "simple update" (its
 * statements over JDBC, for the embedded server brings no pgbench), by the same threads on the same
 * server in the same run. The test server does not wait for the disk; {@code
 * -Daidflow.database.durable=true} has it do so.
 */
class LedgerThroughputTest extends LedgerTest {
  private static final int TRANSFERS = Extent.of(800, 20_000);
  private static final int THREADS = 8;
  private static final int ACCOUNTS = 100_000;

  @Autowired private JdbcTemplate jdbc;
  @Autowired private Flyway owner;

  @BeforeEach
  void asPgbenchInitializesItAtScaleOne() {
    asOwner()
        .execute(
            """
            create table pgbench_accounts (aid int primary key, bid int, abalance int, filler char(84)) with (fillfactor = 100);
            create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp, filler char(22));
            insert into pgbench_accounts select n, 1, 0, '' from generate_series(1, %d) n;
            analyze pgbench_accounts"""
                .formatted(ACCOUNTS));
  }

  @AfterEach
  void andItsTablesGo() {
    asOwner().execute("drop table pgbench_accounts, pgbench_history");
  }

  @Test
  void aHotFundTakesEveryTransferAndItsSpeedIsPrinted() throws Exception {
    var fund = fund();
    var channel = channel();
    Runnable transfer =
        () -> committed(() -> ledger.post(transfer(TransferKind.GIFT, channel, fund, 1)));
    Runnable update = () -> committed(this::simpleUpdate);
    run(TRANSFERS / 8, transfer);
    run(TRANSFERS / 8, update);

    long ledgerPerSecond = run(TRANSFERS, transfer);
    long updatesPerSecond = run(TRANSFERS, update);

    System.out.printf(
        "ledger: %d transfers/s on one fund, pgbench's simple update %d/s, %d%%;"
            + " %d threads, fsync %s%n",
        ledgerPerSecond,
        updatesPerSecond,
        ledgerPerSecond * 100 / updatesPerSecond,
        THREADS,
        jdbc.queryForObject("show fsync", String.class));
    int booked = TRANSFERS + TRANSFERS / 8;
    assertThat(ledger.balance(fund)).isEqualTo(new Money(booked));
    assertThat(jdbc.queryForObject("select count(*) from pgbench_history", Long.class))
        .isEqualTo(booked);
  }

  private int simpleUpdate() {
    int account = 1 + ThreadLocalRandom.current().nextInt(ACCOUNTS);
    int delta = ThreadLocalRandom.current().nextInt(-5_000, 5_001);
    jdbc.update(
        "update pgbench_accounts set abalance = abalance + ? where aid = ?", delta, account);
    jdbc.queryForObject(
        "select abalance from pgbench_accounts where aid = ?", Integer.class, account);
    return jdbc.update(
        """
        insert into pgbench_history (tid, bid, aid, delta, mtime)
        values (?, 1, ?, ?, current_timestamp)
        """,
        1 + account % 10,
        account,
        delta);
  }

  private JdbcTemplate asOwner() {
    return new JdbcTemplate(owner.getConfiguration().getDataSource());
  }

  /** How many a second. */
  private static long run(int times, Runnable work) throws Exception {
    List<Callable<Object>> calls = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      calls.add(Executors.callable(work));
    }
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      long started = System.nanoTime();
      for (Future<Object> call : threads.invokeAll(calls)) {
        call.get();
      }
      return times * 1_000_000_000L / (System.nanoTime() - started);
    } finally {
      threads.shutdownNow();
    }
  }
}
