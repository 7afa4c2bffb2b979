package org.aidflow.banksimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.aidflow.banksimulator.Orders.Transfer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class BankFilesTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:9/");
  private static final String STRUCK = "6222021234569120";

  @TempDir Path directory;
  private Folder folder;
  private BankProcess bank;

  @BeforeEach
  void open() {
    folder = new Folder(directory.resolve("files"));
    bank = start();
  }

  @AfterEach
  void shut() {
    bank.close();
  }

  @Test
  void ordersInAFileAreAnsweredEachByItself() {
    var paid = Orders.id();
    var rejected = Orders.id();
    var refused = Orders.id();
    var returned = Orders.id();
    send(
        "m1",
        Orders.transfer(paid, BankProcess.SOUND, 80_000),
        Orders.transfer(rejected, BankProcess.REJECT, 70_000),
        Orders.transfer(refused, BankProcess.REFUSE, 60_000),
        Orders.transfer(returned, BankProcess.RETURN, 50_005));
    await().until(() -> folder.toldOf(returned).equals(List.of("ACCP", "ACSC", "returned AC04")));
    assertThat(folder.toldOf(paid)).containsExactly("ACCP", "ACSC");
    assertThat(folder.toldOf(rejected)).containsExactly("ACCP", "RJCT AC04");
    assertThat(folder.toldOf(refused)).containsExactly("RJCT AC01");
    assertThat(bank.total("outFen")).isEqualTo(80_000);
    assertThat(folder.has("to-bank/taken/m1.xml")).isTrue();
    assertThat(folder.has("to-bank/m1.xml")).isFalse();
    var first = folder.messages("pain.002").get(0);
    assertThat(Folder.text(first, "OrgnlMsgId")).isEqualTo("m1");
    assertThat(Folder.text(first, "OrgnlPmtInfId")).isEqualTo("m1-1");
    var comeBack = folder.messages("camt.054").get(0);
    assertThat(Folder.text(comeBack, "Amt")).isEqualTo("500.05");
    assertThat(Folder.text(comeBack, "CdtDbtInd")).isEqualTo("CRDT");
  }

  @Test
  void aFileReadAgainGetsTheSameAnswerAndNoSecondPayment() {
    var id = Orders.id();
    send("m1", Orders.transfer(id, BankProcess.SOUND, 100));
    await().until(() -> folder.toldOf(id).equals(List.of("ACCP", "ACSC")));
    send("m1", Orders.transfer(id, BankProcess.SOUND, 100));
    await().until(() -> !folder.has("to-bank/m1.xml"));
    assertThat(folder.toldOf(id)).containsExactlyInAnyOrder("ACCP", "ACSC");
    send("m2", Orders.transfer(id, BankProcess.SOUND, 101));
    await().until(() -> folder.toldOf(id).contains("RJCT AM05"));
    assertThat(bank.total("paidFen")).isEqualTo(100);
  }

  @Test
  void aFileThatIsNoneOfOursIsRefusedAndNothingIsBooked() {
    var id = Orders.id();
    var good =
        Orders.message(
            "m", BankProcess.ACCOUNT, List.of(Orders.transfer(id, BankProcess.SOUND, 100)));
    var bad =
        Map.of(
            "empty", "",
            "cut", good.substring(0, good.length() - 40),
            "foreign", good.replace("pain.001.001.09", "pain.001.001.03"),
            "entity",
                good.replace(
                        "<Document",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Document")
                    .replace("HR-2026-0000001", "&e;"),
            "number", good.replace("<NbOfTxs>1<", "<NbOfTxs>2<"),
            "sum", good.replace("<CtrlSum>1.00<", "<CtrlSum>1.01<"),
            "account", good.replace(BankProcess.ACCOUNT, "6200000000000000025"));
    bad.forEach((name, content) -> folder.send(name + ".xml", content));
    for (var name : bad.keySet()) {
      await().until(() -> folder.has("to-bank/refused/" + name + ".xml"));
    }
    var answers = folder.messages("pain.002");
    assertThat(answers).hasSize(bad.size());
    assertThat(answers).extracting(it -> Folder.text(it, "GrpSts")).containsOnly("RJCT");
    assertThat(answers)
        .extracting(it -> Folder.text(it, "Cd"))
        .contains("FF01", "AM18", "AM10", "AC02");
    assertThat(bank.total("orders")).isZero();
  }

  @Test
  void anOrderInAFileThatMakesNoSenseIsRejectedWithItsReason() {
    var ids = IntStream.range(0, 3).mapToObj(i -> Orders.id()).toList();
    var dollars = Orders.transfer(ids.get(2), BankProcess.SOUND, 100);
    send(
        "m1",
        Orders.transfer(ids.get(0), BankProcess.SOUND, 0),
        Orders.transfer(ids.get(1), "12", 100),
        new Transfer(dollars.id(), dollars.fen(), dollars.xml().replace("CNY", "USD")),
        Orders.transfer("no-id", BankProcess.SOUND, 100));
    await().until(() -> folder.toldOf("no-id").equals(List.of("RJCT FF01")));
    assertThat(ids.stream().flatMap(id -> folder.toldOf(id).stream()))
        .containsExactly("RJCT AM12", "RJCT AC03", "RJCT AM03");
    assertThat(bank.total("orders")).isZero();
  }

  @Test
  void whatComesInIsNotifiedAndCanBeGivenBackByFile() {
    bank.credit("settled-1", 80_000, "", "alipay");
    bank.credit("gift-1", 5_000, "给王小明 𠮷 & <others>", null);
    await().until(() -> folder.messages("camt.054").size() == 2);
    var settled = folder.messages("camt.054").get(0);
    assertThat(Folder.text(settled, "TxId")).isEqualTo("settled-1");
    assertThat(Folder.text(settled, "Ref")).isEqualTo("settled-1");
    assertThat(Folder.text(settled, "Nm")).isEqualTo("alipay");
    assertThat(Folder.text(folder.messages("camt.054").get(1), "Ustrd"))
        .isEqualTo("给王小明 𠮷 & <others>");
    var given = Orders.id();
    var tooMuch = Orders.id();
    send(
        "m1",
        Orders.transferBack(given, "settled-1", 50_000),
        Orders.transferBack(tooMuch, "settled-1", 30_001));
    await().until(() -> folder.toldOf(given).equals(List.of("ACCP", "ACSC")));
    assertThat(folder.toldOf(tooMuch)).containsExactly("RJCT AM09");
    assertThat(bank.total("refundedFen")).isEqualTo(50_000);
  }

  @Test
  void eachMovementIsOnJustOneStatementAndEachStatementBeginsWhereTheLastEnded() throws Exception {
    bank.credit("gift-1", 80_000, "", null);
    var paid = Orders.id();
    send("m1", Orders.transfer(paid, BankProcess.SOUND, 30_000));
    await().until(() -> folder.toldOf(paid).contains("ACSC"));
    var answered = Folder.parsed(bank.endDay().getBytes(StandardCharsets.UTF_8));
    var returned = Orders.id();
    assertThat(bank.post(Orders.order(returned, BankProcess.RETURN, 10_000)).statusCode())
        .isEqualTo(202);
    await().until(() -> bank.standing(returned).equals("RETURNED"));
    bank.endDay();
    bank.endDay();
    await().until(() -> folder.messages("camt.053").size() == 3);
    var statements = folder.messages("camt.053");
    assertThat(statements.get(0).getTextContent()).isEqualTo(answered.getTextContent());
    assertThat(balances(statements))
        .containsExactly(
            "0.00 CRDT", "500.00 CRDT", "500.00 CRDT", "500.00 CRDT", "500.00 CRDT", "500.00 CRDT");
    assertThat(statements.stream().flatMap(it -> Folder.all(it, "Ntry").stream()))
        .extracting(it -> Folder.text(it, "CdtDbtInd") + " " + Folder.text(it, "EndToEndId"))
        .containsExactly("CRDT gift-1", "DBIT " + paid, "DBIT " + returned, "CRDT " + returned);
    assertThat(statements.stream().flatMap(it -> Folder.all(it, "NtryRef").stream()))
        .extracting(Element::getTextContent)
        .doesNotHaveDuplicates();
    assertThat(statements)
        .extracting(it -> Folder.text(it, "ElctrncSeqNb"))
        .containsExactly("1", "2", "3");
  }

  @Test
  void aStatementIsWrittenByItselfAtTheEndOfEachDay() {
    bank.kill();
    bank = start("--day-end", "23:30");
    bank.credit("gift-1", 100, "", null);
    for (int day = 1; day <= 3; day++) {
      int written = folder.messages("camt.053").size();
      bank.advance(Duration.ofDays(1));
      await().until(() -> folder.messages("camt.053").size() > written);
    }
    assertThat(folder.messages("camt.053").get(0).getTextContent()).contains("gift-1");
  }

  @Test
  void aFaultStrikesFilesAsItStrikesCalls() {
    var told =
        Map.ofEntries(
            Map.entry("HANG", List.of("ACSC")),
            Map.entry("LATE_BOOKING", List.of("ACSC")),
            Map.entry("EAGER", List.of("ACSC", "ACCP")),
            Map.entry("DELAY", List.of("ACSC", "ACCP")),
            Map.entry("SLOW", List.of("PDNG", "ACSC")),
            Map.entry("LATE", List.of("ACCP", "ACSC")),
            Map.entry("RECONSIDER", List.of("ACCP", "RJCT AC04", "ACSC")),
            Map.entry("CONTRADICT", List.of("ACCP", "ACSC", "RJCT AC04")),
            Map.entry("RETURN+SWAPPED", List.of("ACCP", "returned AC04", "ACSC")),
            Map.entry("DOUBLE", List.of("ACCP", "ACSC", "ACSC")),
            Map.entry("CUT", List.of("ACCP", "ACSC")),
            Map.entry("FOREIGN", List.of("ACCP", "ACSC")),
            Map.entry("HOLLOW", List.of("ACCP", "ACSC")));
    int unreadable = folder.unreadable().size();
    var orders =
        told.entrySet().stream().map(entry -> Map.entry(struck(entry.getKey()), entry)).toList();
    orders.forEach(
        order -> {
          var id = order.getKey();
          var fault = order.getValue().getKey();
          var expected = order.getValue().getValue();
          await().until(() -> folder.toldOf(id).size() == expected.size());
          var heard = assertThat(folder.toldOf(id)).as(fault);
          if (fault.equals("EAGER")) {
            // both are told at once
            heard.containsExactlyInAnyOrderElementsOf(expected);
          } else {
            heard.isEqualTo(expected);
          }
        });
    assertThat(folder.unreadable()).as("CUT, FOREIGN, HOLLOW").hasSize(unreadable + 3);
  }

  @Test
  void anOrderInAFileMayGetLostOrAnOutcomeStayUntold() {
    var lost = struck("LOST");
    var untold = struck("UNTOLD");
    await().until(() -> bank.standing(untold).equals("SETTLED"));
    var other = struck("SLOW");
    await().until(() -> folder.toldOf(other).equals(List.of("PDNG", "ACSC")));
    assertThat(folder.toldOf(lost)).isEmpty();
    assertThat(bank.standing(lost)).isEqualTo("NOT_FOUND");
    assertThat(folder.toldOf(untold)).containsExactly("ACCP");
  }

  @Test
  void aLetterWrittenAgainAfterACrashIsTheSameToTheLastByte() throws IOException {
    var id = Orders.id();
    bank.credit("gift-1", 500, "", null);
    send("m1", Orders.transfer(id, BankProcess.RETURN, 100));
    await().until(() -> folder.toldOf(id).size() == 3);
    bank.endDay();
    await().until(() -> folder.messages("camt.053").size() == 1);
    bank.kill();
    var books = directory.resolve("books.jsonl");
    var untold =
        Files.readAllLines(books).stream().filter(line -> !line.contains("\"TOLD\"")).toList();
    Files.write(books, untold);
    Files.move(
        directory.resolve("files/to-bank/taken/m1.xml"), directory.resolve("files/to-bank/m1.xml"));
    var before = new ArrayList<String>();
    for (var file : folder.left()) {
      before.add(Folder.name(file) + Files.readString(file));
      Files.delete(file);
    }
    bank = start();
    await().until(() -> folder.left().size() == before.size() && !folder.has("to-bank/m1.xml"));
    for (var file : folder.left()) {
      assertThat(before).contains(Folder.name(file) + Files.readString(file));
    }
    assertThat(bank.total("paid")).isEqualTo(1);
  }

  @Test
  void whoeverIsKilledAgainAndAgainPaysOnceAndTellsAll() {
    long seed = new Random().nextInt();
    System.out.println("kills of the bank with seed " + seed);
    var random = new Random(seed);
    var ids = IntStream.range(0, 200).mapToObj(i -> Orders.id()).toList();
    for (int i = 0; i < 20; i++) {
      var transfers =
          ids.subList(i * 10, i * 10 + 10).stream()
              .map(id -> Orders.transfer(id, BankProcess.SOUND, 100))
              .toList();
      folder.send("m" + i + ".xml", Orders.message("m" + i, BankProcess.ACCOUNT, transfers));
      if (i % 4 == 3) {
        int files = folder.left().size() + random.nextInt(4);
        await().until(() -> folder.left().size() >= files);
        bank.kill();
        bank = start();
      }
    }
    await().until(() -> folder.told().values().stream().mapToInt(List::size).sum() >= 400);
    assertThat(bank.total("paid")).isEqualTo(200);
    assertThat(bank.total("paidFen")).isEqualTo(20_000);
    var seen = new HashSet<String>();
    for (var message : folder.messages("pain.002")) {
      assertThat(seen.add(Folder.text(message, "MsgId"))).isTrue();
    }
    var told = folder.told();
    assertThat(told).containsOnlyKeys(ids);
    assertThat(told.values())
        .allSatisfy(it -> assertThat(it).containsExactlyInAnyOrder("ACCP", "ACSC"));
  }

  private String struck(String faults) {
    bank.faults("{\"endings\":{\"9120\":\"" + faults + "\"}}");
    var id = Orders.id();
    send(id, Orders.transfer(id, STRUCK, 100));
    // the plan is replaced by the next, so the order has to be read before
    await().until(() -> !folder.has("to-bank/" + id + ".xml"));
    return id;
  }

  private void send(String messageId, Transfer... transfers) {
    folder.send(
        messageId + ".xml", Orders.message(messageId, BankProcess.ACCOUNT, List.of(transfers)));
  }

  private static List<String> balances(List<Element> statements) {
    return statements.stream()
        .flatMap(it -> Folder.all(it, "Bal").stream())
        .map(it -> Folder.text(it, "Amt") + " " + Folder.text(it, "CdtDbtInd"))
        .toList();
  }

  private BankProcess start(String... more) {
    var arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--folder", directory.resolve("files").toString()));
    arguments.addAll(List.of("--a-while", "PT1S"));
    return BankProcess.start(
        directory.resolve("books.jsonl"), NOBODY, arguments.toArray(String[]::new));
  }
}
