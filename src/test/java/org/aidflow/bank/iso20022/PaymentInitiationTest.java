package org.aidflow.bank.iso20022;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.validation.Schema;
import org.aidflow.bank.PaymentMessage;
import org.aidflow.bank.PaymentOrder;
import org.aidflow.bank.iso20022.IsoSettings.Payer;
import org.aidflow.kernel.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** What we write is pain.001.001.09 by the published schema, and says what was ordered. */
class PaymentInitiationTest {
  private static final Schema SCHEMA = Schemas.of("pain.001.001.09");
  private static final Payer PAYER = new Payer("44050168001234567890", "威宁县救助基金", "105701000000");
  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-02T23:59:59.7+08:00");

  /** A character of names that takes two places in Java. */
  private static final String RARE = "\uD842\uDFB7";

  @Test
  void anOrderSaysWhoIsPaidWhatAndWhy() throws Exception {
    var order = order("王小明", 80_001);
    var message = written(PaymentMessage.of(order));
    assertThat(texts(message, "MsgId")).containsExactly(order.orderId());
    assertThat(texts(message, "PmtInfId")).containsExactly(order.orderId());
    assertThat(texts(message, "EndToEndId")).containsExactly(order.orderId());
    assertThat(texts(message, "CreDtTm")).containsExactly("2026-03-02T23:59:59+08:00");
    assertThat(texts(message, "Dt")).containsExactly("2026-03-02");
    assertThat(texts(message, "NbOfTxs")).containsExactly("1", "1");
    assertThat(texts(message, "CtrlSum")).containsExactly("800.01", "800.01");
    assertThat(texts(message, "InstdAmt")).containsExactly("800.01");
    assertThat(texts(message, "Nm")).containsExactly(PAYER.name(), PAYER.name(), "王小明");
    assertThat(texts(message, "Othr")).containsExactly(PAYER.account(), "6222021234567890");
    assertThat(texts(message, "MmbId")).containsExactly(PAYER.bankCode(), "102100099996");
    assertThat(texts(message, "Ustrd")).containsExactly("HR-2026-0000001");
    assertThat(texts(message, "BtchBookg")).containsExactly("false");
  }

  @Test
  void aRefundNamesWhatItGivesBackAndNobodysAccount() throws Exception {
    var order = UUID.randomUUID().toString().replace("-", "");
    var refund =
        PaymentOrder.refund(
            order, Money.fen(20_050), "WX-4200001877202603011234567890", "REFUND-2026-0000001");
    var message = written(PaymentMessage.of(refund));
    assertThat(texts(message, "EndToEndId")).containsExactly(order);
    assertThat(texts(message, "InstdAmt")).containsExactly("200.50");
    assertThat(texts(message, "Purp")).containsExactly("REFU");
    assertThat(texts(message, "Ref")).containsExactly("WX-4200001877202603011234567890");
    assertThat(texts(message, "Othr")).containsExactly(PAYER.account());
    assertThat(texts(message, "Nm")).containsExactly(PAYER.name(), PAYER.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "王小明",
        "阿卜杜拉·买买提",
        "欧阳 娜娜",
        RARE + "田",
        "A & B <Co> \"Ltd\" 'x'",
        "]]>",
        "  王\t小\n明  ",
        "王\u0000小\u0008明",
        "王\uFFFF小",
        "王\uD842小",
        "&#0;",
        " "
      })
  void whateverANameHoldsTheMessageIsValid(String name) throws Exception {
    var message = written(PaymentMessage.of(order(name, 1)));
    assertThat(texts(message, "Nm").get(2)).isNotBlank();
  }

  @Test
  void aNameIsKeptAsItIs() throws Exception {
    for (var name : List.of("王小明", "阿卜杜拉·买买提", RARE + "田", "A & B <Co> \"Ltd\" 'x'", "]]>")) {
      assertThat(texts(written(PaymentMessage.of(order(name, 1))), "Nm").get(2)).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {139, 140, 141, 142, 500})
  void aTextIsCutAtAHundredAndFortyNeverInsideACharacter(int length) throws Exception {
    var plain = "王".repeat(length);
    var rare = "王" + RARE.repeat(length);
    var order = new PaymentOrder(id(), Money.fen(1), rare, "6222021234567890", "102", plain);
    var message = written(PaymentMessage.of(order));
    assertThat(texts(message, "Nm").get(2)).isEqualTo("王" + RARE.repeat(69));
    assertThat(texts(message, "Ustrd")).containsExactly("王".repeat(Math.min(length, 140)));
  }

  @Test
  void fiveThousandOrdersAreOneValidMessage() throws Exception {
    var orders =
        IntStream.range(0, 5_000)
            .mapToObj(n -> order("王小明" + RARE + n, 1 + n * 1_000_003L))
            .toList();
    var id = id();
    var message = written(new PaymentMessage(id, orders));
    assertThat(texts(message, "MsgId")).containsExactly(id);
    assertThat(texts(message, "NbOfTxs")).containsExactly("5000", "5000");
    assertThat(texts(message, "EndToEndId"))
        .containsExactlyElementsOf(orders.stream().map(PaymentOrder::orderId).toList());
    long sum = orders.stream().mapToLong(order -> order.amount().fen()).sum();
    assertThat(new BigDecimal(texts(message, "CtrlSum").get(0)).movePointRight(2).longValueExact())
        .isEqualTo(sum);
  }

  @Test
  void everyAmountIsExactToTheFen() throws Exception {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    var random = new Random(seed);
    var amounts =
        LongStream.concat(
                LongStream.of(1, 9, 10, 99, 100, 101, 1_000_000_000_000L, 999_999_999_999_999L),
                LongStream.generate(() -> 1 + (random.nextLong() >>> (20 + random.nextInt(43)))))
            .limit(1_000)
            .boxed()
            .toList();
    var orders = amounts.stream().map(fen -> order("王小明", fen)).toList();
    var message = written(new PaymentMessage(id(), orders));
    assertThat(texts(message, "InstdAmt")).allMatch(text -> text.matches("[0-9]+\\.[0-9]{2}"));
    assertThat(texts(message, "InstdAmt").stream().map(PaymentInitiationTest::fen).toList())
        .isEqualTo(amounts);
  }

  @Test
  void theSchemaRefusesWhatIsNoMessage() {
    var xml = new String(xml(PaymentMessage.of(order("王小明", 1))), StandardCharsets.UTF_8);
    for (var broken :
        List.of(
            xml.replace("<MsgId>", "<MsgId>1234"),
            xml.replace("Ccy=\"CNY\"", "Ccy=\"yuan\""),
            xml.replace("<NbOfTxs>1", "<NbOfTxs>one"))) {
      assertThatThrownBy(
              () -> Schemas.requireValid(SCHEMA, broken.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(SAXException.class);
    }
  }

  private static long fen(String yuan) {
    return Long.parseLong(yuan.replace(".", ""));
  }

  private static PaymentOrder order(String holder, long fen) {
    return new PaymentOrder(
        id(), Money.fen(fen), holder, "6222021234567890", "102100099996", "HR-2026-0000001");
  }

  private static String id() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  private static byte[] xml(PaymentMessage message) {
    return PaymentInitiation.write(message, PAYER, NOW);
  }

  /** The message as another parser reads it, once it is valid. */
  private static Document written(PaymentMessage message) throws Exception {
    var xml = xml(message);
    Schemas.requireValid(SCHEMA, xml);
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  private static List<String> texts(Document message, String name) {
    var found = message.getElementsByTagNameNS("*", name);
    var texts = new ArrayList<String>();
    for (int n = 0; n < found.getLength(); n++) texts.add(found.item(n).getTextContent().strip());
    return texts;
  }
}
