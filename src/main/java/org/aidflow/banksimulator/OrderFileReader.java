package org.aidflow.banksimulator;

import static java.util.Objects.requireNonNullElse;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aidflow.banksimulator.Entry.Origin;
import org.aidflow.banksimulator.OrderFile.Filed;
import org.jspecify.annotations.Nullable;

/**
 * Reads pain.001.001.09. A refund is an order of purpose REFU whose structured creditor reference
 * names the credit that it gives back.
 */
final class OrderFileReader {
  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:" + OrderFile.TYPE;
  private static final String ROOT = "Document/CstmrCdtTrfInitn/";
  private static final String GROUP = ROOT + "PmtInf/";
  private static final String TRANSFER = GROUP + "CdtTrfTxInf/";
  private static final int DEEPEST = 32;

  private static final String INVALID_FILE_FORMAT = "FF01";
  private static final String WRONG_CONTROL_SUM = "AM10";
  private static final String WRONG_NUMBER = "AM18";
  private static final String NOT_THE_DEBTORS_ACCOUNT = "AC02";

  private final String account;
  private final Map<String, String> facts = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final List<Filed> orders = new ArrayList<>();
  private boolean ofAnotherAccount;
  private BigDecimal sum = BigDecimal.ZERO;

  OrderFileReader(String account) {
    this.account = account;
  }

  OrderFile read(InputStream content) {
    try {
      var reader = factory().createXMLStreamReader(content);
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> begin(reader);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> keep(reader);
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new XMLStreamException("no message has one");
          default -> {}
        }
      }
      return result(refusal());
    } catch (XMLStreamException e) {
      return result(INVALID_FILE_FORMAT);
    }
  }

  private void begin(XMLStreamReader reader) throws XMLStreamException {
    if (!NAMESPACE.equals(reader.getNamespaceURI()) || path.size() == DEEPEST) {
      throw new XMLStreamException("not " + OrderFile.TYPE);
    }
    path.addLast(reader.getLocalName());
    var currency = reader.getAttributeValue(null, "Ccy");
    if (currency != null) facts.put(String.join("/", path) + "/@Ccy", currency);
  }

  private void keep(XMLStreamReader reader) {
    if (!reader.isWhiteSpace()) {
      facts.merge(String.join("/", path), reader.getText(), String::concat);
    }
  }

  private void end() {
    var ended = String.join("/", path) + "/";
    if (ended.equals(TRANSFER)) {
      orders.add(new Filed(new Origin(messageId(), text(GROUP + "PmtInfId")), order()));
    } else if (ended.equals(GROUP)) {
      ofAnotherAccount |= !number(GROUP + "DbtrAcct/Id/").equals(account);
    }
    if (ended.equals(TRANSFER) || ended.equals(GROUP)) {
      facts.keySet().removeIf(fact -> fact.startsWith(ended));
    }
    path.removeLast();
  }

  private Order order() {
    var id = text(TRANSFER + "PmtId/EndToEndId");
    long fen = fen(text(TRANSFER + "Amt/InstdAmt"));
    if (text(TRANSFER + "Purp/Cd").equals("REFU")) {
      return new Order.ToRefund(id, text(TRANSFER + "RmtInf/Strd/CdtrRefInf/Ref"), fen);
    }
    var agent = TRANSFER + "CdtrAgt/FinInstnId/";
    var creditor =
        new Order.Creditor(
            text(TRANSFER + "Cdtr/Nm"),
            number(TRANSFER + "CdtrAcct/Id/"),
            text(agent + "ClrSysMmbId/MmbId") + text(agent + "BICFI"));
    var currency = text(TRANSFER + "Amt/InstdAmt/@Ccy");
    return new Order.ToPay(id, fen, currency, creditor, text(TRANSFER + "RmtInf/Ustrd"));
  }

  /** The amount in fen; 0, which no order may have, when it is none. */
  private long fen(String yuan) {
    try {
      var amount = new BigDecimal(yuan);
      sum = sum.add(amount);
      return amount.movePointRight(2).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      return 0;
    }
  }

  private @Nullable String refusal() {
    if (messageId().isEmpty() || orders.isEmpty()) return INVALID_FILE_FORMAT;
    if (ofAnotherAccount) return NOT_THE_DEBTORS_ACCOUNT;
    if (!text(ROOT + "GrpHdr/NbOfTxs").equals(Integer.toString(orders.size()))) return WRONG_NUMBER;
    var said = text(ROOT + "GrpHdr/CtrlSum");
    return said.isEmpty() || isSum(said) ? null : WRONG_CONTROL_SUM;
  }

  private boolean isSum(String said) {
    try {
      return new BigDecimal(said).compareTo(sum) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private OrderFile result(@Nullable String refused) {
    return new OrderFile(
        messageId().isEmpty() ? "NOTPROVIDED" : messageId(),
        refused,
        refused == null ? orders : List.of());
  }

  private String messageId() {
    return text(ROOT + "GrpHdr/MsgId");
  }

  private String number(String id) {
    return text(id + "Othr/Id") + text(id + "IBAN");
  }

  private String text(String fact) {
    return requireNonNullElse(facts.get(fact), "").strip();
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
