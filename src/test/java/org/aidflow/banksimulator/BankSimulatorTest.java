package org.aidflow.banksimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BankSimulatorTest {
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
  void anOrderIsPaidAndTold() {
    var id = id();
    var answer = bank.post(order(id, BankProcess.SOUND, 80_000));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(BankProcess.read(answer).path("status").asText()).isEqualTo("ACCEPTED");
    await().until(() -> customer.told(id).equals(List.of("PAID")));
    assertThat(standing(id)).isEqualTo("SETTLED");
    assertThat(bank.total("outFen")).isEqualTo(80_000);
  }

  @Test
  void theSameOrderAgainIsTheSamePayment() {
    var id = id();
    var first = bank.post(order(id, BankProcess.SOUND, 80_000));
    var second = bank.post(order(id, BankProcess.SOUND, 80_000));
    assertThat(BankProcess.read(second).path("bankReference"))
        .isEqualTo(BankProcess.read(first).path("bankReference"));
    assertThat(bank.post(order(id, BankProcess.SOUND, 80_001)).statusCode()).isEqualTo(409);
    await().until(() -> bank.entriesOf(id).contains("TOLD"));
    assertThat(bank.entriesOf(id)).containsExactly("ACCEPTED", "PAID", "TOLD");
    assertThat(bank.total("paidFen")).isEqualTo(80_000);
  }

  @Test
  void accountsChooseTheOutcome() {
    var rejected = ordered(BankProcess.REJECT);
    var silent = ordered(BankProcess.SILENT);
    var returned = ordered(BankProcess.RETURN);
    var refused = id();
    assertThat(bank.post(order(refused, BankProcess.REFUSE, 100)).statusCode()).isEqualTo(422);
    await().until(() -> customer.told(returned).equals(List.of("PAID", "RETURNED")));
    await().until(() -> customer.told(rejected).equals(List.of("REJECTED")));
    assertThat(List.of(standing(rejected), standing(silent), standing(returned), standing(refused)))
        .containsExactly("FAILED", "PROCESSING", "RETURNED", "FAILED");
    assertThat(bank.total("outFen")).isZero();
    assertThat(customer.told(silent)).isEmpty();
    assertThat(customer.told(refused)).isEmpty();
  }

  @Test
  void aBankThatTellsFirstTellsBeforeItAnswers() {
    var id = id();
    bank.post(order(id, BankProcess.EAGER, 100));
    assertThat(customer.told(id)).containsExactly("PAID");
  }

  @Test
  void whatIsNotSignedIsNotDone() {
    var order = order(id(), BankProcess.SOUND, 100);
    var bytes = order.getBytes(StandardCharsets.UTF_8);
    var signature = new Signature(BankProcess.SECRET);
    var forged = new Signature("another").of(bytes, Instant.now());
    var old = signature.of(bytes, Instant.now().minusSeconds(301));
    var foreign = signature.of("{}".getBytes(StandardCharsets.UTF_8), Instant.now());
    assertThat(List.of(forged, old, foreign, "", "t=1"))
        .allSatisfy(header -> assertThat(bank.post(order, header).statusCode()).isEqualTo(401));
    assertThat(bank.total("orders")).isZero();
  }

  @Test
  void anOrderThatMakesNoSenseIsRefused() {
    var id = id();
    assertThat(
            List.of(
                "",
                "null",
                "[]",
                "{}",
                order("no-id", BankProcess.SOUND, 1),
                order(id, BankProcess.SOUND, 0),
                order(id, BankProcess.SOUND, -5),
                order(id, "12", 5),
                order(id, BankProcess.SOUND, 5).replace("CNY", "USD"),
                order(id, BankProcess.SOUND, 5).replace(":5,", ":5.5,")))
        .allSatisfy(body -> assertThat(bank.post(body).statusCode()).as(body).isEqualTo(400));
    assertThat(bank.ask(id).statusCode()).isEqualTo(404);
  }

  @Test
  void afterAPowerCutTheBooksAreWholeAndOpenCallbacksAreSentAgain() throws IOException {
    customer.refuses = true;
    var id = ordered(BankProcess.SOUND);
    await().until(() -> bank.entriesOf(id).contains("PAID"));
    bank.kill();
    Files.writeString(books(), "{\"kind\":\"PAID\",\"endTo", StandardOpenOption.APPEND);
    customer.refuses = false;
    bank = start();
    await().until(() -> bank.entriesOf(id).equals(List.of("ACCEPTED", "PAID", "TOLD")));
    assertThat(customer.told(id)).contains("PAID");
    assertThat(bank.total("paidFen")).isEqualTo(100);
    assertThat(Files.readAllLines(books())).hasSize(3);
  }

  @Test
  void twoBanksDoNotShareTheirBooks() {
    assertThatThrownBy(this::start).hasMessageContaining("keeps the books");
  }

  @Test
  void theArgumentsAreNamedOnRequest() {
    assertThat(Options.USAGE).contains("--settle-delay", "SILENT", "GET /books");
    assertThatThrownBy(() -> Options.of(new String[] {"--prot", "1"}, Map.of()))
        .hasMessageContaining("--prot");
  }

  private BankProcess start() {
    return BankProcess.start(books(), customer.url());
  }

  private Path books() {
    return directory.resolve("books.jsonl");
  }

  private String ordered(String account) {
    var id = id();
    assertThat(bank.post(order(id, account, 100)).statusCode()).isEqualTo(202);
    return id;
  }

  private String standing(String id) {
    return BankProcess.read(bank.ask(id)).path("status").asText();
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static String order(String id, String account, long fen) {
    return """
        {"endToEndId":"%s","amountFen":%d,"currency":"CNY","remittance":"HR-2026-0000001",
         "creditor":{"name":"王小明","account":"%s","bankCode":"102"}}"""
        .formatted(id, fen, account);
  }

  /** Takes callbacks, or refuses them while {@code refuses}. */
  private static final class Customer {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean refuses;

    Customer() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      server.setExecutor(Executors.newCachedThreadPool());
      server.createContext("/", this::take);
      server.start();
    }

    URI url() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/status");
    }

    List<String> told(String id) {
      return told.stream()
          .filter(text -> text.startsWith(id))
          .map(text -> text.substring(id.length() + 1))
          .toList();
    }

    void close() {
      server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
      try (exchange) {
        var body = exchange.getRequestBody().readAllBytes();
        var header = exchange.getRequestHeaders().getFirst(Signature.HEADER);
        boolean fits = new Signature(BankProcess.SECRET).fits(header, body, Instant.now());
        int status = refuses ? 503 : fits ? 200 : 401;
        if (status == 200) {
          var said = new ObjectMapper().readTree(body);
          told.add(said.path("orderId").asText() + " " + said.path("status").asText());
        }
        exchange.sendResponseHeaders(status, -1);
      }
    }
  }
}
