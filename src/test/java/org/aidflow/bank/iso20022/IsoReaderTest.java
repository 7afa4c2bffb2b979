package org.aidflow.bank.iso20022;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.aidflow.bank.iso20022.Letters.donation;
import static org.aidflow.bank.iso20022.Letters.entry;
import static org.aidflow.bank.iso20022.Letters.group;
import static org.aidflow.bank.iso20022.Letters.notification;
import static org.aidflow.bank.iso20022.Letters.notificationOf;
import static org.aidflow.bank.iso20022.Letters.order;
import static org.aidflow.bank.iso20022.Letters.part;
import static org.aidflow.bank.iso20022.Letters.returned;
import static org.aidflow.bank.iso20022.Letters.settled;
import static org.aidflow.bank.iso20022.Letters.statement;
import static org.aidflow.bank.iso20022.Letters.status;
import static org.aidflow.bank.iso20022.Letters.statuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.bank.OrderReport;
import org.aidflow.bank.StatementLine;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.kernel.Money;
import org.aidflow.vault.PersonalField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files of the bank tell, and which are none. */
class IsoReaderTest {
  private static final String MESSAGE = id();
  private static final String ORDER = id();

  private final IsoReader reader = new IsoReader(Letters.ACCOUNT);

  @ParameterizedTest
  @CsvSource({
    "RCVD, ACCEPTED", "ACTC, ACCEPTED", "ACCP, ACCEPTED", "ACWC, ACCEPTED", "ACWP, ACCEPTED",
    "PDNG, PROCESSING", "ACSP, PROCESSING", "ACSC, PAID", "ACCC, PAID", "RJCT, REJECTED",
    "CANC, REJECTED", "BLCK, UNKNOWN"
  })
  void aStatusOfAnOrderIsAnAnswer(String status, Kind kind) throws Exception {
    var xml = statuses("S1", MESSAGE, "", status(ORDER, status, "AC04"));
    Schemas.requireValid(Schemas.of("pain.002.001.10"), xml.getBytes(UTF_8));
    var report = read(xml).reports().get(0);
    assertThat(report.orderId()).isEqualTo(ORDER);
    assertThat(report.messageId()).isEqualTo(MESSAGE);
    assertThat(report.kind()).isEqualTo(kind);
    assertThat(report.code()).isEqualTo(kind == Kind.REJECTED ? "AC04" : null);
    assertThat(report.at()).isEqualTo(Instant.parse("2026-03-02T02:00:00Z"));
  }

  @Test
  void aSettledOrderBringsReferenceAndAmount() throws Exception {
    var xml = statuses("S2", MESSAGE, "", settled(ORDER, "BK-1", "800.01"));
    Schemas.requireValid(Schemas.of("pain.002.001.10"), xml.getBytes(UTF_8));
    var report = read(xml).reports().get(0);
    assertThat(report.bankReference()).isEqualTo("BK-1");
    assertThat(report.answer().amount()).isEqualTo(Money.fen(80_001));
  }

  @Test
  void aStatusOfTheMessageIsOneOfAllItsOrdersAndComesAfterTheirOwn() {
    var report =
        read(statuses("S3", MESSAGE, group("RJCT", "AM04"), status(ORDER, "RJCT", "AC01")));
    assertThat(report.reports())
        .extracting(OrderReport::orderId, OrderReport::kind, OrderReport::code)
        .containsExactly(tuple(ORDER, Kind.REJECTED, "AC01"), tuple(null, Kind.REJECTED, "AM04"));
    assertThat(
            read(statuses("S4", MESSAGE, group("PART", ""), status(ORDER, "ACSC", ""))).reports())
        .hasSize(1);
  }

  @Test
  void debitsAreOrdersPaidAndCreditsEitherOrdersComeBackOrGifts() {
    var xml =
        notification(
            "N1",
            entry("B1", "800.00", "DBIT", order(ORDER)),
            entry("B2", "800.00", "CRDT", returned(ORDER, "AC04")),
            entry(
                "B3",
                "50.50",
                "CRDT",
                donation("李好心", "6217001234567894321", "捐 HR-2026-0000017 李好心", "WX-77")),
            entry("B4", "3.00", "DBIT"));
    var news = read(xml);
    assertThat(news.reports())
        .extracting(
            OrderReport::orderId, OrderReport::kind, OrderReport::code, OrderReport::amountFen)
        .containsExactly(
            tuple(ORDER, Kind.PAID, null, 80_000L), tuple(ORDER, Kind.RETURNED, "AC04", 80_000L));
    assertThat(news.credits()).hasSize(1);
    var credit = news.credits().get(0);
    assertThat(credit.advice().bankReference()).isEqualTo("B3");
    assertThat(credit.advice().amount()).isEqualTo(Money.fen(5_050));
    assertThat(credit.advice().bookedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(credit.advice().channelReference()).isEqualTo("WX-77");
    assertThat(credit.advice().endToEndId()).isNull();
    assertThat(credit.advice().mentioned()).containsExactly("HR-2026-0000017");
    assertThat(credit.payer())
        .isEqualTo(
            Map.of(
                PersonalField.ACCOUNT_HOLDER, "李好心",
                PersonalField.ACCOUNT_NUMBER, "6217001234567894321",
                PersonalField.REMARK, "捐 HR-2026-0000017 李好心"));
    assertThat(credit.toString()).doesNotContain("李", "4321");
  }

  @Test
  void aStatementIsItsLinesAndBalances() {
    var xml =
        statement(
            "2026-061",
            "1000.00",
            "-47.50",
            entry("B1", "800.00", "DBIT", order(ORDER)),
            entry(
                "B2",
                "300.00",
                "DBIT",
                part("B2a", "100.00", "DBIT", ORDER),
                part("B2b", "200.00", "DBIT", "theirs")),
            entry("B3", "50.50", "CRDT", donation("李好心", "62", "谢谢", "WX-77")),
            entry("B4", "5.00", "CRDT", returned(ORDER, "AC04")),
            entry("B5", "3.00", "DBIT").replace("DMCT", "CHRG"));
    var statement = read(xml).statements().get(0);
    assertThat(statement.account()).isEqualTo(Letters.ACCOUNT);
    assertThat(statement.statementId()).isEqualTo("2026-061");
    assertThat(statement.sequence()).isEqualTo(61);
    assertThat(statement.from()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(statement.to()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(statement.opening()).isEqualTo(new Money(100_000));
    assertThat(statement.closing()).isEqualTo(new Money(-4_750));
    assertThat(statement.lines())
        .extracting(
            StatementLine::number,
            StatementLine::entryReference,
            StatementLine::bankReference,
            StatementLine::side,
            StatementLine::amountFen,
            StatementLine::endToEndId,
            StatementLine::kind)
        .containsExactly(
            tuple(1, "N-B1", "B1", Side.DEBIT, 80_000L, ORDER, StatementLine.Kind.PAYMENT),
            tuple(2, "N-B2", "B2a", Side.DEBIT, 10_000L, ORDER, StatementLine.Kind.PAYMENT),
            tuple(3, "N-B2", "B2b", Side.DEBIT, 20_000L, "theirs", StatementLine.Kind.OTHER),
            tuple(4, "N-B3", "B3", Side.CREDIT, 5_050L, null, StatementLine.Kind.RECEIPT),
            tuple(5, "N-B4", "B4", Side.CREDIT, 500L, ORDER, StatementLine.Kind.RETURN),
            tuple(6, "N-B5", "B5", Side.DEBIT, 300L, null, StatementLine.Kind.CHARGE));
    assertThat(statement.lines().get(2).remittance()).isNull();
    assertThat(statement.lines().get(4).reason()).isEqualTo("AC04");
  }

  @Test
  void tenThousandLinesOfAStatementAreExact() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var amounts = random.longs(10_000, 1, 100_000_000_000L).boxed().toList();
    var entries =
        IntStream.range(0, amounts.size())
            .mapToObj(n -> entry("B" + n, new Money(amounts.get(n)).yuan(), "CRDT"))
            .toArray(String[]::new);
    var sum = new Money(amounts.stream().mapToLong(Long::longValue).sum());
    var statement = read(statement("big", "0.00", sum.yuan(), entries)).statements().get(0);
    assertThat(statement.lines().stream().map(StatementLine::amountFen).toList())
        .isEqualTo(amounts);
  }

  @Test
  void aStatementThatDoesNotAddUpIsRefused() {
    refused(
        statement("s", "0.00", "1.00", entry("B1", "0.99", "CRDT")),
        "does not add up: 0.00 and 0.99");
    refused(
        statement(
            "s",
            "0.00",
            "3.00",
            entry(
                "B1",
                "3.00",
                "CRDT",
                part("a", "1.00", "CRDT", "x"),
                part("b", "1.00", "CRDT", "y"))),
        "do not sum up");
    refused(statement("s", "0.00", "0.00").replace("CLBD", "ITBD"), "closing balance");
    refused(
        statement("s", "0.00", "0.00")
            .replace("<Acct>", "<Foo/><Acct>")
            .replace(
                "<ElctrncSeqNb>61",
                "<StmtPgntn><PgNb>1</PgNb><LastPgInd>false</LastPgInd></StmtPgntn><ElctrncSeqNb>61"),
        "one page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0.001", "12,5", "-1.00", "0.00", "", "1e400", "NaN", "92233720368547758.08"})
  void anAmountThatIsNoneIsRefused(String yuan) {
    assertThatThrownBy(() -> read(notification("n", entry("B1", yuan, "CRDT"))))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining("mount");
  }

  @Test
  void anotherCurrencyAnotherAccountAndAnotherMessageAreRefused() {
    refused(notification("n", entry("B1", "1.00", "CRDT").replace("CNY", "USD")), "currency");
    refused(notificationOf("1234567890", "n", entry("B1", "1.00", "CRDT")), "not ours");
    refused(statement("s", "0.00", "0.00").replace(Letters.ACCOUNT, "9"), "not ours");
    refused(statuses("s", "THEIR-MESSAGE", group("RJCT", "")), "message that is not ours");
    refused(statuses("s", MESSAGE, ""), "no status");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09",
        "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03",
        "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02",
        "urn:iso:std:iso:20022:tech:xsd:",
        "urn:swift:xsd:camt.054",
        ""
      })
  void aForeignSchemaIsRefused(String namespace) {
    refused(
        notification("n").replace("urn:iso:std:iso:20022:tech:xsd:camt.054.001.08", namespace),
        namespace.contains("20022") ? "We take no" : "no document of ISO 20022");
    refused("<html/>", "no document");
    refused("{\"a\":1}", "cut short or no XML");
    refused("", "empty");
  }

  /** A file that was cut anywhere is either refused or says nothing different. */
  @Test
  void aFileCutShortIsRefusedWhereverItIsCut() {
    var whole = notification("n", entry("B1", "1.00", "CRDT", donation("李好心", "62", "谢谢", "W")));
    var bytes = whole.getBytes(UTF_8);
    int end = whole.lastIndexOf("</Document>") + "</Document>".length();
    int lastByte = whole.substring(0, end).getBytes(UTF_8).length;
    for (int cut = 0; cut < lastByte; cut++) {
      var part = java.util.Arrays.copyOf(bytes, cut);
      assertThatThrownBy(() -> reader.read(part))
          .as("cut at %d", cut)
          .isInstanceOf(Unreadable.class);
    }
    refused(whole + whole, "cut short or no XML");
  }

  @Test
  void nothingOutsideTheFileIsEverRead(@TempDir Path directory) throws IOException {
    var secret = Files.writeString(directory.resolve("secret"), "13800138000");
    var plain = notification("n", entry("B1", "1.00", "CRDT", donation("李", "62", "&x;", "W")));
    for (var doctype :
        List.of(
            "<!DOCTYPE Document [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
            "<!DOCTYPE Document SYSTEM \"" + secret.toUri() + "\">",
            "<!DOCTYPE Document [<!ENTITY x \"y\">]>",
            "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY x \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
            "<!DOCTYPE Document [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]>")) {
      refused(plain.replace("<Document", doctype + "<Document"), "DOCTYPE");
      refused(plain.replace("&x;", "x").replace("<Document", doctype + "<Document"), "DOCTYPE");
    }
    assertThatThrownBy(() -> read(plain)).isInstanceOf(Unreadable.class);
  }

  @Test
  void onlyUtf8IsTaken() {
    var xml = notification("n", entry("B1", "1.00", "CRDT", donation("李好心", "62", "谢谢", "W")));
    assertThatThrownBy(() -> reader.read(xml.getBytes(java.nio.charset.Charset.forName("GBK"))))
        .hasMessageContaining("UTF-8");
    refused(xml.replace("encoding=\"UTF-8\"", "encoding=\"GBK\""), "UTF-8");
    assertThatThrownBy(() -> reader.read(xml.getBytes(java.nio.charset.StandardCharsets.UTF_16)))
        .isInstanceOf(Unreadable.class);
    assertThat(read("\uFEFF" + xml).credits()).hasSize(1);
    refused(xml.replace("<Ntfctn>", "<Ntfctn>" + "<a>".repeat(100) + "</a>".repeat(100)), "deeper");
  }

  private IsoNews read(String xml) {
    return reader.read(xml.getBytes(UTF_8));
  }

  private void refused(String xml, String reason) {
    assertThatThrownBy(() -> read(xml)).isInstanceOf(Unreadable.class).hasMessageContaining(reason);
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
