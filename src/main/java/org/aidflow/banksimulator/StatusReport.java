package org.aidflow.banksimulator;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.aidflow.banksimulator.Entry.Origin;
import org.jspecify.annotations.Nullable;

/**
 * pain.002.001.10: how the payments of one message stand.
 *
 * @param id the report's own, at most 35 characters; the same when it is written again
 * @param about the message that the customer sent
 * @param refused why the whole message is refused, or null
 */
record StatusReport(
    String id, Instant at, String about, @Nullable String refused, List<Line> lines) {
  static final String TYPE = "pain.002.001.10";

  /**
   * One payment.
   *
   * @param status ACCP, PDNG, ACSC or RJCT
   * @param bankReference missing for what was never booked
   */
  record Line(
      String paymentInfoId,
      String endToEndId,
      String status,
      @Nullable String reason,
      @Nullable String bankReference,
      long amountFen) {

    /** What is said when the order comes. */
    static Line first(Entry first, Origin origin) {
      boolean slow = first.fault() != null && first.fault().has(Fault.SLOW);
      var accepted = slow ? "PDNG" : "ACCP";
      return of(first, origin, first.kind() == Entry.Kind.REFUSED ? "RJCT" : accepted);
    }

    /** What is said of an order that is not booked. */
    static Line refused(OrderFile.Filed filed, String reason) {
      var order = filed.order();
      var info = filed.origin().paymentInfoId();
      return new Line(info, order.endToEndId(), "RJCT", reason, null, order.amountFen());
    }

    /** What is said of an outcome. */
    static Line of(Entry outcome, Origin origin) {
      return of(outcome, origin, outcome.kind().said() == Entry.Kind.PAID ? "ACSC" : "RJCT");
    }

    private static Line of(Entry entry, Origin origin, String status) {
      return new Line(
          origin.paymentInfoId(),
          entry.endToEndId(),
          status,
          entry.code(),
          entry.bankReference(),
          entry.amountFen());
    }
  }

  byte[] document() {
    return Xml.document(TYPE, xml -> xml.in("CstmrPmtStsRpt", () -> write(xml)));
  }

  private void write(Xml xml) {
    xml.in(
        "GrpHdr",
        () -> {
          xml.text("MsgId", id);
          xml.time("CreDtTm", at);
        });
    xml.in(
        "OrgnlGrpInfAndSts",
        () -> {
          xml.text("OrgnlMsgId", about);
          xml.text("OrgnlMsgNmId", OrderFile.TYPE);
          if (refused != null) {
            xml.text("GrpSts", "RJCT");
            writeReason(xml, refused);
          }
        });
    lines.stream()
        .collect(groupingBy(Line::paymentInfoId, LinkedHashMap::new, Collectors.toList()))
        .forEach((info, payments) -> writeGroup(xml, info, payments));
  }

  private static void writeGroup(Xml xml, String paymentInfoId, List<Line> payments) {
    xml.in(
        "OrgnlPmtInfAndSts",
        () -> {
          xml.text("OrgnlPmtInfId", paymentInfoId);
          payments.forEach(payment -> xml.in("TxInfAndSts", () -> writeLine(xml, payment)));
        });
  }

  private static void writeLine(Xml xml, Line payment) {
    xml.text("OrgnlEndToEndId", payment.endToEndId());
    xml.text("TxSts", payment.status());
    if (payment.reason() != null) writeReason(xml, payment.reason());
    xml.text("AcctSvcrRef", payment.bankReference());
    xml.in("OrgnlTxRef", () -> xml.in("Amt", () -> xml.amount("InstdAmt", payment.amountFen())));
  }

  private static void writeReason(Xml xml, String code) {
    xml.in("StsRsnInf", () -> xml.in("Rsn", () -> xml.text("Cd", code)));
  }
}
