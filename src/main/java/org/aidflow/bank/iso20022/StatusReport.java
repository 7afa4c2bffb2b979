package org.aidflow.bank.iso20022;

import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.bank.OrderReport;
import org.jspecify.annotations.Nullable;

/**
 * pain.002.001.10: how orders stand, one by one or a whole message at once. What is said of one
 * order comes before what is said of all.
 */
final class StatusReport {
  private static final String PARTLY = "PART";

  private final String messageId;
  private final @Nullable Instant at;
  private final List<OrderReport> reports = new ArrayList<>();

  private StatusReport(String messageId, @Nullable Instant at) {
    this.messageId = messageId;
    this.at = at;
  }

  /**
   * What it tells.
   *
   * @throws Unreadable with the reason
   */
  static List<OrderReport> of(CustomerPaymentStatusReportV10 document) {
    var group = Facts.require(document.getOrgnlGrpInfAndSts(), "message that it is about");
    var messageId = group.getOrgnlMsgId();
    if (!Facts.isOrderId(messageId))
      throw new Unreadable("It is about a message that is not ours.");
    var header = Facts.require(document.getGrpHdr(), "header");
    var at = header.getCreDtTm() == null ? null : header.getCreDtTm().toInstant();
    var report = new StatusReport(messageId, at);
    document.getOrgnlPmtInfAndSts().forEach(report::tellEach);
    document
        .getOrgnlPmtInfAndSts()
        .forEach(block -> report.tellAll(block.getPmtInfSts(), block.getStsRsnInf()));
    report.tellAll(group.getGrpSts(), group.getStsRsnInf());
    if (report.reports.isEmpty()) throw new Unreadable("It says no status of anything.");
    return report.reports;
  }

  private void tellEach(OriginalPaymentInstruction32 block) {
    for (var transaction : block.getTxInfAndSts()) {
      var status = transaction.getTxSts();
      if (status == null) continue;
      var orderId =
          Facts.requireText(transaction.getOrgnlEndToEndId(), "order that a status is about");
      add(
          orderId,
          status,
          transaction.getStsRsnInf(),
          Facts.reference(transaction.getAcctSvcrRef()).orElse(null),
          amount(transaction).orElse(null));
    }
  }

  private void tellAll(@Nullable String status, List<StatusReasonInformation12> reasons) {
    if (status != null && !status.equals(PARTLY)) add(null, status, reasons, null, null);
  }

  private void add(
      @Nullable String orderId,
      String status,
      List<StatusReasonInformation12> reasons,
      @Nullable String bankReference,
      @Nullable Long amountFen) {
    var kind = kind(status);
    var why = kind == Kind.UNKNOWN ? "status " + Facts.reason(status).orElse("?") : null;
    var code = kind == Kind.REJECTED ? code(reasons).orElse(null) : null;
    reports.add(new OrderReport(messageId, orderId, kind, code, bankReference, amountFen, at, why));
  }

  /** ISO 20022's external code list of payment transaction statuses. */
  private static Kind kind(String status) {
    return switch (status) {
      case "RCVD", "ACTC", "ACCP", "ACWC", "ACFC", "ACWP", "PATC" -> Kind.ACCEPTED;
      case "PDNG", "ACSP" -> Kind.PROCESSING;
      case "ACSC", "ACCC" -> Kind.PAID;
      case "RJCT", "CANC" -> Kind.REJECTED;
      default -> Kind.UNKNOWN;
    };
  }

  private static Optional<String> code(List<StatusReasonInformation12> reasons) {
    return reasons.stream()
        .filter(reason -> reason.getRsn() != null)
        .flatMap(reason -> Facts.reason(reason.getRsn().getCd()).stream())
        .findFirst();
  }

  private static Optional<Long> amount(PaymentTransaction105 transaction) {
    var original = transaction.getOrgnlTxRef();
    return original == null || original.getAmt() == null || original.getAmt().getInstdAmt() == null
        ? Optional.empty()
        : Optional.of(Facts.fen(original.getAmt().getInstdAmt(), "amount of an order"));
  }
}
