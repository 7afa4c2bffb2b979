package org.aidflow.banksimulator;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.aidflow.banksimulator.Entry.Kind;
import org.aidflow.banksimulator.Entry.Origin;

/**
 * What was booked on the account: camt.053.001.08, a statement, and camt.054.001.08, a notification
 * of single movements.
 */
final class AccountReport {
  static final String STATEMENT = "camt.053.001.08";
  static final String NOTIFICATION = "camt.054.001.08";

  private final Xml xml;
  private final String account;

  private AccountReport(Xml xml, String account) {
    this.xml = xml;
    this.account = account;
  }

  static byte[] of(Statement statement) {
    return Xml.document(
        STATEMENT,
        xml -> {
          var report = new AccountReport(xml, statement.account());
          xml.in("BkToCstmrStmt", () -> report.write(statement));
        });
  }

  static byte[] of(String messageId, String account, Instant at, List<Movement> lines) {
    return Xml.document(
        NOTIFICATION,
        xml -> {
          var report = new AccountReport(xml, account);
          xml.in("BkToCstmrDbtCdtNtfctn", () -> report.write(messageId, at, lines));
        });
  }

  private void write(Statement statement) {
    writeHeader(statement.id(), statement.at());
    xml.in(
        "Stmt",
        () -> {
          xml.text("Id", statement.id());
          if (statement.number() > 0) xml.text("ElctrncSeqNb", "" + statement.number());
          xml.time("CreDtTm", statement.at());
          xml.in(
              "FrToDt",
              () -> {
                xml.time("FrDtTm", start(statement.from()));
                xml.time("ToDtTm", start(statement.to().plusDays(1)));
              });
          writeAccount();
          writeBalance("OPBD", statement.from(), statement.openingFen());
          writeBalance("CLBD", statement.to(), statement.closingFen());
          statement.lines().forEach(line -> xml.in("Ntry", () -> writeEntry(line)));
        });
  }

  private void write(String messageId, Instant at, List<Movement> lines) {
    writeHeader(messageId, at);
    xml.in(
        "Ntfctn",
        () -> {
          xml.text("Id", messageId);
          xml.time("CreDtTm", at);
          writeAccount();
          lines.forEach(line -> xml.in("Ntry", () -> writeEntry(line)));
        });
  }

  private void writeHeader(String messageId, Instant at) {
    xml.in(
        "GrpHdr",
        () -> {
          xml.text("MsgId", messageId);
          xml.time("CreDtTm", at);
        });
  }

  private void writeAccount() {
    xml.in(
        "Acct",
        () -> {
          writeNumber(account);
          xml.text("Ccy", "CNY");
        });
  }

  private void writeBalance(String code, LocalDate day, long fen) {
    xml.in(
        "Bal",
        () -> {
          xml.in("Tp", () -> xml.in("CdOrPrtry", () -> xml.text("Cd", code)));
          xml.amount("Amt", fen);
          xml.text("CdtDbtInd", fen < 0 ? "DBIT" : "CRDT");
          writeDay("Dt", day);
        });
  }

  private void writeEntry(Movement line) {
    xml.text("NtryRef", line.reference());
    xml.amount("Amt", line.entry().amountFen());
    xml.text("CdtDbtInd", line.isCredit() ? "CRDT" : "DBIT");
    xml.in("Sts", () -> xml.text("Cd", "BOOK"));
    writeDay("BookgDt", line.day());
    writeDay("ValDt", line.day());
    xml.text("AcctSvcrRef", line.reference());
    xml.in("BkTxCd", () -> xml.in("Domn", () -> writeKind(line.entry().kind())));
    xml.in("NtryDtls", () -> xml.in("TxDtls", () -> writeTransaction(line)));
  }

  private void writeKind(Kind kind) {
    xml.text("Cd", "PMNT");
    xml.in(
        "Fmly",
        () -> {
          xml.text("Cd", kind == Kind.CREDITED ? "RCDT" : "ICDT");
          xml.text("SubFmlyCd", kind == Kind.RETURNED ? "RRTN" : "DMCT");
        });
  }

  private void writeTransaction(Movement line) {
    var entry = line.entry();
    xml.in("Refs", () -> writeReferences(line));
    xml.amount("Amt", entry.amountFen());
    xml.text("CdtDbtInd", line.isCredit() ? "CRDT" : "DBIT");
    writePayer(line);
    writeRemittance(line);
    if (entry.kind() == Kind.RETURNED) {
      xml.in("RtrInf", () -> xml.in("Rsn", () -> xml.text("Cd", entry.code())));
    }
  }

  private void writeReferences(Movement line) {
    Origin origin = line.cause().origin();
    if (origin != null) xml.text("MsgId", origin.messageId());
    xml.text("AcctSvcrRef", line.entry().bankReference());
    if (origin != null) xml.text("PmtInfId", origin.paymentInfoId());
    xml.text("EndToEndId", line.entry().endToEndId());
    if (line.entry().kind() == Kind.CREDITED) xml.text("TxId", line.entry().endToEndId());
  }

  /** Who paid in; a channel stands for all who paid through it. */
  private void writePayer(Movement line) {
    var payer = line.entry().payer();
    if (payer == null) return;
    var name = payer.name() == null ? payer.channel() : payer.name();
    if (name == null && payer.account() == null) return;
    xml.in(
        "RltdPties",
        () -> {
          if (name != null) xml.in("Dbtr", () -> xml.in("Pty", () -> xml.text("Nm", name)));
          var number = payer.account();
          if (number != null) xml.in("DbtrAcct", () -> writeNumber(number));
        });
  }

  /** The text, and the reference that a channel or a refund carries. */
  private void writeRemittance(Movement line) {
    var text = line.cause().remittance();
    var payer = line.entry().payer();
    var reference =
        payer != null && payer.channel() != null
            ? line.entry().endToEndId()
            : line.cause().originalReference();
    boolean said = text != null && !text.isBlank();
    if (!said && reference == null) return;
    xml.in(
        "RmtInf",
        () -> {
          xml.text("Ustrd", text);
          if (reference != null) {
            xml.in("Strd", () -> xml.in("CdtrRefInf", () -> xml.text("Ref", reference)));
          }
        });
  }

  private void writeNumber(String number) {
    xml.in("Id", () -> xml.in("Othr", () -> xml.text("Id", number)));
  }

  private void writeDay(String name, LocalDate day) {
    xml.in(name, () -> xml.text("Dt", day.toString()));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(Movement.AT_HOME).toInstant();
  }
}
