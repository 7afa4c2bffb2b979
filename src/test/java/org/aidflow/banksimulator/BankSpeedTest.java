package org.aidflow.banksimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.aidflow.Extent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How fast the bank is, printed. */
class BankSpeedTest {
  private static final int PAYMENTS = Extent.of(100, 10_000);
  private static final int AT_A_TIME = 8;

  /** As long as nobody may need for ten thousand. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  @TempDir Path directory;

  @Test
  void paymentsAreTakenPaidAndCalledBackInGoodTime() throws Exception {
    var customer = new Customer();
    var ids = IntStream.range(0, PAYMENTS).mapToObj(i -> Orders.id()).toList();
    try (var bank = BankProcess.start(directory.resolve("books.jsonl"), customer.url())) {
      var start = System.nanoTime();
      var hands = Executors.newFixedThreadPool(AT_A_TIME);
      var answers = new ArrayList<Future<Integer>>();
      for (var id : ids) {
        var order = Orders.order(id, BankProcess.SOUND, 100);
        answers.add(hands.submit(() -> bank.post(order).statusCode()));
      }
      for (var answer : answers) assertThat(answer.get()).isEqualTo(202);
      hands.shutdown();
      var taken = Duration.ofNanos(System.nanoTime() - start);
      await().atMost(LIMIT).until(() -> customer.count() >= PAYMENTS);
      tell("over HTTP: taken after " + taken, start);
      assertThat(ids).allSatisfy(id -> assertThat(customer.told(id)).containsExactly("PAID"));
      assertThat(bank.total("paidFen")).isEqualTo(100L * PAYMENTS);
    } finally {
      customer.close();
    }
  }

  @Test
  void paymentsOfOneFileAreTakenPaidAndAnsweredInGoodTime() {
    var folder = new Folder(directory.resolve("files"));
    var nobody = URI.create("http://127.0.0.1:9/");
    var transfers =
        IntStream.range(0, PAYMENTS)
            .mapToObj(i -> Orders.transfer(Orders.id(), BankProcess.SOUND, 100))
            .toList();
    var message = Orders.message("m1", BankProcess.ACCOUNT, transfers);
    try (var bank =
        BankProcess.start(
            directory.resolve("books.jsonl"),
            nobody,
            "--folder",
            directory.resolve("files").toString())) {
      var start = System.nanoTime();
      folder.send("m1.xml", message);
      await().atMost(LIMIT).until(() -> folder.left().size() == 2);
      tell("in files", start);
      assertThat(folder.told().values())
          .hasSize(PAYMENTS)
          .allSatisfy(told -> assertThat(told).isEqualTo(List.of("ACCP", "ACSC")));
      assertThat(bank.total("paidFen")).isEqualTo(100L * PAYMENTS);
    }
  }

  private static void tell(String what, long start) {
    var time = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf(
        "%d payments %s, done after %s: %d a second%n",
        PAYMENTS, what, time, 1000L * PAYMENTS / Math.max(1, time.toMillis()));
  }
}
