package org.aidflow.bank.iso20022;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.MxCamt05400108;
import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader81;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader86;
import java.util.HashSet;
import java.util.List;
import org.aidflow.bank.BankStatement;
import org.jspecify.annotations.Nullable;

/** Reads what a file of the bank tells, of our account only. */
final class IsoReader {
  private final String ours;

  IsoReader(String ours) {
    this.ours = ours;
  }

  /**
   * What the file tells.
   *
   * @throws Unreadable with the reason
   */
  IsoNews read(byte[] content) {
    var document = IsoDocument.of(content);
    return switch (document.type()) {
      case "pain.002.001.10" -> statuses(document);
      case "camt.053.001.08" -> statements(document);
      case "camt.054.001.08" -> creditsAndDebits(document);
      default -> throw new Unreadable("We take no " + plain(document.type()) + " from the bank.");
    };
  }

  private static IsoNews statuses(IsoDocument document) {
    var report =
        Facts.require(MxPain00200110.parse(document.xml()), "document").getCstmrPmtStsRpt();
    var there = Facts.require(report, "status report");
    var header = Facts.require(there.getGrpHdr(), "header");
    return new IsoNews(
        document.type(), messageId(header), StatusReport.of(there), List.of(), List.of());
  }

  private IsoNews statements(IsoDocument document) {
    var report = Facts.require(MxCamt05300108.parse(document.xml()), "document").getBkToCstmrStmt();
    var there = Facts.require(report, "statement");
    if (there.getStmt().isEmpty()) throw new Unreadable("The file holds no statement.");
    var statements =
        there.getStmt().stream().map(statement -> Statements.of(statement, ours)).toList();
    var ids = new HashSet<String>();
    for (BankStatement statement : statements) {
      if (!ids.add(statement.statementId())) throw new Unreadable("It holds a statement twice.");
    }
    return new IsoNews(
        document.type(), messageId(there.getGrpHdr()), List.of(), List.of(), statements);
  }

  private IsoNews creditsAndDebits(IsoDocument document) {
    var report =
        Facts.require(MxCamt05400108.parse(document.xml()), "document").getBkToCstmrDbtCdtNtfctn();
    var there = Facts.require(report, "notification");
    if (there.getNtfctn().isEmpty()) throw new Unreadable("The file holds no notification.");
    var found = new CreditsAndDebits();
    there.getNtfctn().forEach(notification -> found.read(notification, ours));
    return new IsoNews(
        document.type(), messageId(there.getGrpHdr()), found.reports(), found.credits(), List.of());
  }

  private static String messageId(GroupHeader86 header) {
    return Facts.requireText(header.getMsgId(), "message id");
  }

  private static String messageId(@Nullable GroupHeader81 header) {
    return Facts.requireText(Facts.require(header, "header").getMsgId(), "message id");
  }

  private static String plain(String type) {
    return type.matches("[a-z0-9.]{1,30}") ? type : "such message";
  }
}
