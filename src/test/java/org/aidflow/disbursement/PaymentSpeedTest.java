package org.aidflow.disbursement;

import static org.aidflow.access.Role.FINANCE_RELEASER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.aidflow.AidflowTest;
import org.aidflow.AtDesk;
import org.aidflow.Extent;
import org.aidflow.StatementCount;
import org.aidflow.bank.iso20022.IsoPost;
import org.aidflow.bank.iso20022.Letters;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.exchange.ExchangeWorker;
import org.aidflow.exchange.Worker;
import org.aidflow.ledger.BooksWatch;
import org.aidflow.ledger.Ledger;
import org.aidflow.workflow.SignalWorker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long ten thousand payments take from release to the books: in batches, by files, with the
 * bank in a JVM of its own and all workers at work.
 */
class PaymentSpeedTest extends AidflowTest {
  private static final int PAYMENTS = Extent.of(40, 10_000);
  private static final int BATCH = Extent.of(20, 250);
  private static final long FEN = 12_300;
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration EVERY = Duration.ofMillis(250);
  private static final List<String> RELEASERS =
      List.of("finance-releaser-10", "finance-releaser-11", "finance-releaser-12");

  @TempDir private Path directory;
  @Autowired private ApplicationContext context;
  @Autowired private Disbursements disbursements;
  @Autowired private ExchangeWorker exchange;
  @Autowired private SignalWorker signals;
  @Autowired private BooksWatch watch;
  @Autowired private Ledger ledger;
  @Autowired private JdbcClient jdbc;
  @Autowired private StatementCount count;

  @Test
  void paymentsAreReleasedWrittenAnsweredAndBookedInGoodTime() throws Exception {
    var post = new IsoPost(context);
    var desk = new AtDesk(context);
    RELEASERS.forEach(name -> desk.hire(name, FINANCE_RELEASER, MetCases.VILLAGE));
    var ids = waiting();
    post.fetchAll();
    var batches = new FileBatches(context, post.gateway());
    var files = new Worker("bank-files", EVERY, post::readAll);
    try (var bank = bank(post)) {
      exchange.start();
      signals.start();
      watch.start();
      files.start();
      count.reset();
      long started = System.nanoTime();
      together(
          RELEASERS.size(),
          IntStream.range(0, PAYMENTS / BATCH).mapToObj(n -> release(n, ids, batches)));
      var released = since(started);
      await("paid and booked").atMost(LIMIT).until(() -> booked(ids) == PAYMENTS);
      var booked = since(started);
      await("every process is over").atMost(LIMIT).until(() -> open(ids) == 0);

      System.out.printf(
          "%d payments in %d batches: released and written after %d s, answered and booked after"
              + " %d s, all processes over after %d s; %d statements and %d commits each%n",
          PAYMENTS,
          PAYMENTS / BATCH,
          released.toSeconds(),
          booked.toSeconds(),
          since(started).toSeconds(),
          count.statements() / PAYMENTS,
          count.commits().size() / PAYMENTS);
      assertThat(bank.total("outFen")).isEqualTo(PAYMENTS * FEN);
      assertThat(booked).isLessThan(LIMIT);
    } finally {
      files.stop();
      watch.stop();
      signals.stop();
      exchange.stop();
    }
    assertThat(ledger.violations()).isEmpty();
  }

  private static Callable<UUID> release(int number, List<UUID> ids, FileBatches files) {
    var releaser = RELEASERS.get(number % RELEASERS.size());
    var payments = ids.subList(number * BATCH, (number + 1) * BATCH);
    return () -> {
      var batch = files.released(payments, releaser);
      files.submitted(batch);
      return batch;
    };
  }

  /** Payments that wait for their release. */
  private List<UUID> waiting() throws Exception {
    var ids = together(4, IntStream.range(0, PAYMENTS).mapToObj(n -> this::waitingOne));
    // there are no cases around these payments that would hear it
    jdbc.sql("update signal set status = 'DONE', done_at = now() where message = 'need-met'")
        .update();
    return ids;
  }

  private static List<UUID> together(int hands, Stream<Callable<UUID>> work) throws Exception {
    var threads = Executors.newFixedThreadPool(hands);
    try {
      var done = new ArrayList<UUID>();
      for (var one : threads.invokeAll(work.toList())) done.add(one.get());
      return done;
    } finally {
      threads.shutdown();
    }
  }

  private UUID waitingOne() {
    var caseNumber = new MetCases(context).waitingForRelease(MetCases.VILLAGE, FEN);
    return disbursements.paymentsOf(caseNumber).get(0).id();
  }

  private int booked(List<UUID> ids) {
    return count(
        """
        select count(*) from disbursement d
        join ledger.transfer t on t.kind = 'PAYOUT' and t.phase = 'SETTLED' and t.reference = d.id::text
        where d.status = 'PAID' and d.id = any (?)
        """,
        ids);
  }

  private int open(List<UUID> ids) {
    return count(
        """
        select count(*) from act_ru_execution e
        join disbursement d on d.case_number = e.business_key_ where d.id = any (?)
        """,
        ids);
  }

  private int count(String sql, List<UUID> ids) {
    return jdbc.sql(sql).param(ids.toArray(UUID[]::new)).query(Integer.class).single();
  }

  private BankProcess bank(IsoPost post) {
    return BankProcess.start(
        directory.resolve("books.jsonl"),
        URI.create("http://127.0.0.1:9/"),
        "--account",
        Letters.ACCOUNT,
        "--opening",
        "1000000000",
        "--folder",
        post.directory().toString());
  }

  private static Duration since(long started) {
    return Duration.ofNanos(System.nanoTime() - started);
  }
}
