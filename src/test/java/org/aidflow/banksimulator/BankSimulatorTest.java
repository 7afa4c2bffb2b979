package org.aidflow.banksimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    var id = Orders.id();
    var answer = bank.post(Orders.order(id, BankProcess.SOUND, 80_000));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(BankProcess.read(answer).path("status").asText()).isEqualTo("ACCEPTED");
    await().until(() -> customer.told(id).equals(List.of("PAID")));
    assertThat(bank.standing(id)).isEqualTo("SETTLED");
    assertThat(bank.total("outFen")).isEqualTo(80_000);
  }

  @Test
  void theSameOrderAgainIsTheSamePayment() {
    var id = Orders.id();
    var first = bank.post(Orders.order(id, BankProcess.SOUND, 80_000));
    var second = bank.post(Orders.order(id, BankProcess.SOUND, 80_000));
    assertThat(BankProcess.read(second).path("bankReference"))
        .isEqualTo(BankProcess.read(first).path("bankReference"));
    assertThat(bank.post(Orders.order(id, BankProcess.SOUND, 80_001)).statusCode()).isEqualTo(409);
    await().until(() -> bank.entriesOf(id).contains("TOLD"));
    assertThat(bank.entriesOf(id)).containsExactly("ACCEPTED", "PAID", "TOLD");
    assertThat(bank.total("paidFen")).isEqualTo(80_000);
  }

  @Test
  void accountsChooseTheOutcome() {
    var rejected = ordered(BankProcess.REJECT);
    var silent = ordered(BankProcess.SILENT);
    var returned = ordered(BankProcess.RETURN);
    var refused = Orders.id();
    assertThat(bank.post(Orders.order(refused, BankProcess.REFUSE, 100)).statusCode())
        .isEqualTo(422);
    await().until(() -> customer.told(returned).equals(List.of("PAID", "RETURNED")));
    await().until(() -> customer.told(rejected).equals(List.of("REJECTED")));
    assertThat(Stream.of(rejected, silent, returned, refused).map(bank::standing))
        .containsExactly("FAILED", "PROCESSING", "RETURNED", "FAILED");
    assertThat(bank.total("outFen")).isZero();
    assertThat(customer.told(silent)).isEmpty();
    assertThat(customer.told(refused)).isEmpty();
  }

  @Test
  void aBankThatTellsFirstTellsBeforeItAnswers() {
    var id = Orders.id();
    bank.post(Orders.order(id, BankProcess.EAGER, 100));
    assertThat(customer.told(id)).containsExactly("PAID");
  }

  @Test
  void whatIsNotSignedIsNotDone() {
    var order = Orders.order(Orders.id(), BankProcess.SOUND, 100);
    var bytes = order.getBytes(StandardCharsets.UTF_8);
    var signature = new Signature(BankProcess.SECRET);
    var forged = new Signature("another").of(bytes, Instant.now());
    var old = signature.of(bytes, Instant.now().minusSeconds(301));
    var foreign = signature.of("{}".getBytes(StandardCharsets.UTF_8), Instant.now());
    assertThat(List.of(forged, old, foreign, "", "t=1"))
        .allSatisfy(
            header ->
                assertThat(bank.post("/payments", order, header).statusCode()).isEqualTo(401));
    assertThat(bank.total("orders")).isZero();
  }

  @Test
  void anOrderThatMakesNoSenseIsRefused() {
    var id = Orders.id();
    assertThat(
            List.of(
                "",
                "null",
                "[]",
                "{}",
                Orders.order("no-id", BankProcess.SOUND, 1),
                Orders.order(id, BankProcess.SOUND, 0),
                Orders.order(id, BankProcess.SOUND, -5),
                Orders.order(id, "12", 5),
                Orders.order(id, BankProcess.SOUND, 5).replace("CNY", "USD"),
                Orders.order(id, BankProcess.SOUND, 5).replace(":5,", ":5.5,")))
        .allSatisfy(body -> assertThat(bank.post(body).statusCode()).as(body).isEqualTo(400));
    assertThat(bank.ask(id).statusCode()).isEqualTo(404);
  }

  @Test
  void afterAPowerCutTheBooksAreWholeAndOpenCallbacksAreSentAgain() throws IOException {
    customer.refuse(true);
    var id = ordered(BankProcess.SOUND);
    await().until(() -> bank.entriesOf(id).contains("PAID"));
    bank.kill();
    Files.writeString(books(), "{\"kind\":\"PAID\",\"endTo", StandardOpenOption.APPEND);
    customer.refuse(false);
    bank = start();
    await().until(() -> bank.entriesOf(id).equals(List.of("ACCEPTED", "PAID", "TOLD")));
    assertThat(customer.told(id)).contains("PAID");
    assertThat(bank.total("paidFen")).isEqualTo(100);
    assertThat(Files.readAllLines(books())).hasSize(4); // and the opening
  }

  @Test
  void whatHappensHappensThoughTheCustomerDoesNotListen() {
    customer.refuse(true);
    var id = ordered(BankProcess.RETURN);
    await().until(() -> bank.standing(id).equals("RETURNED"));
    assertThat(customer.told(id)).isEmpty();
    customer.refuse(false);
    await().until(() -> customer.told(id).equals(List.of("PAID", "RETURNED")));
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
    var id = Orders.id();
    assertThat(bank.post(Orders.order(id, account, 100)).statusCode()).isEqualTo(202);
    return id;
  }
}
