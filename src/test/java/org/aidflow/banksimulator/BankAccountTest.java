package org.aidflow.banksimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankAccountTest {
  private static final long OPENING = 5_000_000;

  @TempDir Path directory;
  private final Customer customer = new Customer();
  private BankProcess bank;

  @BeforeEach
  void open() {
    bank = start();
  }

  @AfterEach
  void shut() {
    bank.close();
    customer.close();
  }

  @Test
  void whatComesInIsOnTheAccountOnce() {
    bank.credit("gift-1", 80_000, "for HR-2026-0000001", null);
    bank.credit("gift-1", 80_000, "for HR-2026-0000001", null);
    bank.credit("settled-1", 20_000, "", "alipay");
    assertThat(bank.total("creditedFen")).isEqualTo(100_000);
    assertThat(bank.total("balanceFen")).isEqualTo(OPENING + 100_000);
    for (var bad :
        List.of(
            "{\"reference\":\"gift-1\",\"amountFen\":80001}",
            "{\"reference\":\"\",\"amountFen\":1}",
            "{\"reference\":\"gift-2\",\"amountFen\":0}",
            "{\"reference\":\"gift-2\",\"amountFen\":10000000000001}",
            "{\"reference\":\"gift 2\",\"amountFen\":1}",
            "{\"amountFen\":1}",
            "{\"reference\":\"gift-2\",\"amountFen\":1,\"payerAccount\":\"x\"}")) {
      assertThat(bank.call("POST", "/credits", bad).statusCode() / 100).as(bad).isEqualTo(4);
    }
    assertThat(bank.total("creditedFen")).isEqualTo(100_000);
  }

  @Test
  void aRefundGivesBackNoMoreThanCameIn() {
    bank.credit("gift-1", 80_000, "", null);
    var first = refunded("gift-1", 50_000);
    assertThat(first.status).isEqualTo("ACCEPTED");
    await().until(() -> customer.told(first.id).equals(List.of("PAID")));
    assertThat(refunded("gift-1", 30_001)).hasToString("REJECTED AM09");
    assertThat(refunded("gift-9", 1)).hasToString("REJECTED NOOR");
    assertThat(refunded("gift-1", 30_000).status).isEqualTo("ACCEPTED");
    await().until(() -> bank.total("refundedFen") == 80_000);
    assertThat(bank.standing(first.id)).isEqualTo("SETTLED");
    assertThat(bank.total("balanceFen")).isEqualTo(OPENING);
    assertThat(bank.post("/refunds", Orders.refund(first.id, "gift-1", 1)).statusCode())
        .isEqualTo(409);
  }

  @Test
  void aRefundThatCameBackMayBeOrderedAnew() {
    bank.faults("{\"endings\":{\"0001\":\"RETURN\",\"0002\":\"REJECT\",\"0003\":\"SILENT\"}}");
    bank.credit("gift-0003", 100, "", null);
    assertThat(refunded("gift-0003", 60).status).isEqualTo("ACCEPTED");
    assertThat(refunded("gift-0003", 60).status).isEqualTo("REJECTED"); // the first is under way
    for (var reference : List.of("gift-0001", "gift-0002")) {
      bank.credit(reference, 100, "", null);
      var failed = refunded(reference, 100);
      await().until(() -> List.of("RETURNED", "FAILED").contains(bank.standing(failed.id)));
      assertThat(refunded(reference, 100).status).isEqualTo("ACCEPTED");
    }
  }

  @Test
  void manyRefundsAtOnceGiveBackNoMoreThanCameIn() throws Exception {
    bank.credit("gift-1", 1_000, "", null);
    var hands = Executors.newFixedThreadPool(16);
    var answers = new ArrayList<Future<Refund>>();
    for (int i = 0; i < 64; i++) answers.add(hands.submit(() -> refunded("gift-1", 100)));
    int accepted = 0;
    for (var answer : answers) if (answer.get().status.equals("ACCEPTED")) accepted++;
    hands.shutdown();
    assertThat(accepted).isEqualTo(10);
    await().until(() -> bank.total("refundedFen") == 1_000);
  }

  @Test
  void theStatementIsTheBooks() {
    bank.credit("gift-1", 80_000, "for HR-2026-0000001", "alipay");
    var paid = ordered(BankProcess.SOUND, 30_000);
    await().until(() -> customer.told(paid).contains("PAID"));
    var returned = ordered(BankProcess.RETURN, 20_000);
    await().until(() -> customer.told(returned).contains("RETURNED"));
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    var statement = bank.statement(today.minusDays(1), today);
    assertThat(statement.path("lines").findValuesAsText("kind"))
        .containsExactly("CREDITED", "PAID", "PAID", "RETURNED");
    assertThat(statement.path("lines").findValuesAsText("entryReference")).doesNotHaveDuplicates();
    assertThat(statement.path("openingFen").asLong()).isEqualTo(OPENING);
    assertThat(statement.path("creditsFen").asLong()).isEqualTo(100_000);
    assertThat(statement.path("debitsFen").asLong()).isEqualTo(50_000);
    assertThat(statement.path("closingFen").asLong()).isEqualTo(OPENING + 50_000);
    var before = bank.statement(today.minusDays(9), today.minusDays(2));
    assertThat(before.path("lines")).isEmpty();
    assertThat(before.path("closingFen").asLong()).isEqualTo(OPENING);
    assertThat(bank.call("GET", "/statement?from=today", "").statusCode()).isEqualTo(400);
  }

  @Test
  void theBanksTimeMovesForwardForGood() {
    var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    bank.credit("gift-1", 100, "", null);
    bank.advance(Duration.ofDays(9));
    bank.kill();
    bank = start();
    bank.credit("gift-2", 200, "", null);
    var later = bank.statement(today.plusDays(8), today.plusDays(11)); // it may be midnight
    assertThat(later.path("lines").findValuesAsText("endToEndId")).containsExactly("gift-2");
    assertThat(later.path("openingFen").asLong()).isEqualTo(OPENING + 100);
    for (var bad : List.of("{\"advance\":\"-P1D\"}", "{\"advance\":\"P367D\"}", "{}", "")) {
      assertThat(bank.call("POST", "/clock", bad).statusCode()).as(bad).isEqualTo(400);
    }
  }

  @Test
  void theBalanceIsOpeningPlusCreditsMinusDebitsWhateverHappens() {
    long seed = new Random().nextInt();
    System.out.println("random movements with seed " + seed);
    var random = new Random(seed);
    var faults =
        "{\"seed\":%d,\"perMille\":{\"RETURN\":200,\"REJECT\":100,\"REFUSE\":100,\"RECONSIDER\":100,"
            + "\"CONTRADICT\":200,\"DOWN\":100,\"EAGER\":100}}";
    bank.faults(faults.formatted(seed));
    for (int i = 0; i < 120; i++) {
      int fen = 1 + random.nextInt(1000);
      var gift = "gift-" + random.nextInt(i + 1);
      switch (random.nextInt(3)) {
        case 0 -> bank.credit("gift-" + i, fen, "", null);
        case 1 -> bank.post("/refunds", Orders.refund(Orders.id(), gift, fen));
        default -> bank.post(Orders.order(Orders.id(), BankProcess.SOUND, fen));
      }
      if (i % 10 == 0) assertItAddsUp();
      if (i == 60) {
        bank.kill();
        bank = start();
        bank.faults(faults.formatted(seed));
      }
    }
    await().until(() -> settled(bank.books()));
    assertItAddsUp();
    bank.kill();
    bank = start();
    assertItAddsUp();
  }

  /** Adds up the entries by itself. */
  private void assertItAddsUp() {
    var books = bank.books();
    long balance = 0;
    var credited = new HashMap<String, Long>();
    var originals = new HashMap<String, String>();
    for (var entry : books.path("entries")) {
      var id = entry.path("endToEndId").asText();
      long fen = entry.path("amountFen").asLong();
      if (entry.has("originalReference")) {
        originals.put(id, entry.path("originalReference").asText());
      }
      var kind = entry.path("kind").asText();
      long change =
          switch (kind) {
            case "OPENED", "CREDITED", "RETURNED" -> fen;
            case "PAID" -> -fen;
            default -> 0;
          };
      balance += change;
      if (kind.equals("CREDITED")) credited.put(id, fen);
      else if (originals.containsKey(id)) credited.merge(originals.get(id), change, Long::sum);
    }
    assertThat(books.path("totals").path("balanceFen").asLong()).isEqualTo(balance);
    assertThat(credited.values()).allSatisfy(left -> assertThat(left).isNotNegative());
    var statement = bank.get("/statement");
    assertThat(statement.path("closingFen").asLong())
        .isEqualTo(
            statement.path("openingFen").asLong()
                + statement.path("creditsFen").asLong()
                - statement.path("debitsFen").asLong());
  }

  private static boolean settled(JsonNode books) {
    var open = new HashSet<String>();
    for (var entry : books.path("entries")) {
      var id = entry.path("endToEndId").asText();
      if (entry.path("kind").asText().equals("ACCEPTED")) open.add(id);
      else open.remove(id);
    }
    return open.isEmpty();
  }

  private String ordered(String account, long fen) {
    var id = Orders.id();
    assertThat(bank.post(Orders.order(id, account, fen)).statusCode()).isEqualTo(202);
    return id;
  }

  private Refund refunded(String reference, long fen) {
    var id = Orders.id();
    var said = BankProcess.read(bank.post("/refunds", Orders.refund(id, reference, fen)));
    return new Refund(id, said.path("status").asText(), said.path("code").asText());
  }

  private BankProcess start() {
    return BankProcess.start(
        directory.resolve("books.jsonl"), customer.url(), "--opening", Long.toString(OPENING));
  }

  private record Refund(String id, String status, String code) {
    @Override
    public String toString() {
      return status + " " + code;
    }
  }
}
