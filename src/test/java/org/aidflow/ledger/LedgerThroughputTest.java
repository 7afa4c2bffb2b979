package org.aidflow.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aidflow.kernel.Money;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Prints transfers per second on one hot fund beside plain updates of one row, by the same threads
 * on the same server; {@code -Daidflow.ledger.transfers=20000} makes it longer.
 */
class LedgerThroughputTest extends LedgerTest {
  private static final int TRANSFERS = Integer.getInteger("aidflow.ledger.transfers", 800);
  private static final int THREADS = 8;

  @Autowired private JdbcTemplate jdbc;
  @Autowired private Flyway owner;

  @Test
  void aHotFundTakesEveryTransferAndItsSpeedIsPrinted() throws Exception {
    var asOwner = new JdbcTemplate(owner.getConfiguration().getDataSource());
    asOwner.execute("create table plain_row (fen bigint not null)");
    asOwner.execute("insert into plain_row values (0)");
    try {
      var fund = fund();
      var channel = channel();
      Runnable transfer =
          () -> committed(() -> ledger.post(transfer(TransferKind.GIFT, channel, fund, 1)));
      Runnable update = () -> committed(() -> jdbc.update("update plain_row set fen = fen + 1"));
      run(TRANSFERS / 8, transfer);
      run(TRANSFERS / 8, update);

      long ledgerPerSecond = run(TRANSFERS, transfer);
      long plainPerSecond = run(TRANSFERS, update);

      System.out.printf(
          "ledger: %d transfers/s on one fund, plain single-row updates %d/s, %d%%, %d threads%n",
          ledgerPerSecond, plainPerSecond, ledgerPerSecond * 100 / plainPerSecond, THREADS);
      int booked = TRANSFERS + TRANSFERS / 8;
      assertThat(ledger.balance(fund)).isEqualTo(new Money(booked));
      assertThat(jdbc.queryForObject("select fen from plain_row", Long.class)).isEqualTo(booked);
    } finally {
      asOwner.execute("drop table plain_row");
    }
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
