package org.aidflow.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.banksimulator.BankProcess;
import org.aidflow.kernel.Money;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway against the simulator in its own JVM, and against things that are no bank. */
class BankGatewayTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/");

  @TempDir static Path directory;
  private static BankProcess bank;

  @BeforeAll
  static void open() {
    bank = BankProcess.start(directory.resolve("books.jsonl"), NOBODY);
  }

  @AfterAll
  static void shut() {
    bank.close();
  }

  @Test
  void aSoundOrderIsAccepted() {
    var order = order(BankProcess.SOUND);
    var answer = submitted(gateway(bank.address()), order);
    assertThat(answer.kind()).isEqualTo(Kind.ACCEPTED);
    assertThat(answer.bankReference()).startsWith("BK");
    assertThat(answer.amount()).isEqualTo(order.amount());
  }

  @Test
  void aRefusalInTheAnswerItselfIsARejection() {
    var answer = submitted(gateway(bank.address()), order(BankProcess.REFUSE));
    assertThat(answer.kind()).isEqualTo(Kind.REJECTED);
    assertThat(answer.code()).isEqualTo("AC01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        BankProcess.HANG,
        BankProcess.RESET,
        BankProcess.ERROR,
        BankProcess.NONSENSE,
        BankProcess.EMPTY
      })
  void whateverIsNoClearAnswerIsUnknownAndArrivedOnce(String account) {
    var order = order(account);
    assertThat(submitted(gateway(bank.address()), order).kind()).isEqualTo(Kind.UNKNOWN);
    await().until(() -> bank.entriesOf(order.orderId()).contains("PAID"));
    assertThat(asked(gateway(bank.address()), order).kind()).isEqualTo(Kind.PAID);
    assertThat(bank.entriesOf(order.orderId())).containsExactly("ACCEPTED", "PAID");
  }

  @Test
  void aQuestionIsAnsweredByWhereThePaymentStands() {
    var silent = order(BankProcess.SILENT);
    var rejected = order(BankProcess.REJECT);
    var gateway = gateway(bank.address());
    submitted(gateway, silent);
    submitted(gateway, rejected);
    assertThat(asked(gateway, silent).kind()).isEqualTo(Kind.PROCESSING);
    await().until(() -> asked(gateway, rejected).kind() == Kind.REJECTED);
    assertThat(asked(gateway, rejected).code()).isEqualTo("AC04");
    assertThat(asked(gateway, order(BankProcess.SOUND)).kind()).isEqualTo(Kind.NOT_FOUND);
  }

  @Test
  void aBankThatIsNotThereIsUnknown() {
    var gateway = gateway(NOBODY);
    assertThat(submitted(gateway, order(BankProcess.SOUND)).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(asked(gateway, order(BankProcess.SOUND)).kind()).isEqualTo(Kind.UNKNOWN);
  }

  @Test
  void whoeverAnswersAboutAnotherOrderSaysNothing() throws IOException {
    var other = UUID.randomUUID().toString().replace("-", "");
    for (var said :
        List.of(
            "{\"status\":\"ACCEPTED\"}",
            "{\"status\":\"ACCEPTED\",\"endToEndId\":\"" + other + "\"}",
            "{\"status\":\"REJECTED\"}",
            "[1]",
            "null",
            "\"ACCEPTED\"")) {
      assertThat(answeredBy(said, 200).kind()).as(said).isEqualTo(Kind.UNKNOWN);
      assertThat(answeredBy(said, 422).kind()).as(said).isEqualTo(Kind.UNKNOWN);
    }
  }

  @Test
  void noLogShowsAnOrdersAccount() {
    assertThat(order(BankProcess.SOUND).toString()).doesNotContain(BankProcess.SOUND, "*7890", "王");
  }

  private static BankAnswer answeredBy(String said, int status) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = said.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    try {
      var gateway = gateway(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
      return submitted(gateway, order(BankProcess.SOUND));
    } finally {
      server.stop(0);
    }
  }

  private static BankAnswer submitted(BankGateway gateway, PaymentOrder order) {
    var answers = gateway.submit(PaymentMessage.of(order));
    assertThat(answers).containsOnlyKeys(order.orderId());
    return answers.values().iterator().next();
  }

  private static BankAnswer asked(BankGateway gateway, PaymentOrder order) {
    return gateway.query(order.orderId(), order.orderId());
  }

  private static BankGateway gateway(URI bank) {
    var settings = new BankSettings(bank, BankProcess.SECRET, Duration.ofMillis(1500));
    return new HttpBank(settings, new ObjectMapper());
  }

  private static PaymentOrder order(String account) {
    var id = UUID.randomUUID().toString().replace("-", "");
    return new PaymentOrder(id, Money.fen(80_000), "王小明", account, "102", "HR-2026-0000001");
  }
}
