package org.aidflow.bank.iso20022;

import com.prowidesoftware.swift.model.mx.dic.AccountNotification17;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.aidflow.bank.BankAnswer.Kind;
import org.aidflow.bank.CreditAdvice;
import org.aidflow.bank.OrderReport;
import org.aidflow.bank.StatementLine.Side;
import org.aidflow.bank.iso20022.IsoNews.Credit;
import org.jspecify.annotations.Nullable;

/**
 * camt.054.001.08: what was booked on our account just now. A debit of an order of ours says that
 * it is paid, a credit of one that it came back; any other credit is somebody's money.
 */
final class CreditsAndDebits {
  private final List<OrderReport> reports = new ArrayList<>();
  private final List<Credit> credits = new ArrayList<>();

  /**
   * Reads one notification.
   *
   * @throws Unreadable with the reason
   */
  void read(AccountNotification17 notification, String ours) {
    var account = Accounts.ours(notification.getAcct(), ours);
    var created = notification.getCreDtTm();
    var at = created == null ? null : created.toInstant();
    for (var booked : Booked.of(notification.getNtry())) {
      if (booked.isReturn()) report(booked, Kind.RETURNED, at);
      else if (booked.side() == Side.CREDIT) credit(booked, account);
      else if (booked.isOrder()) report(booked, Kind.PAID, at);
    }
  }

  List<OrderReport> reports() {
    return reports;
  }

  List<Credit> credits() {
    return credits;
  }

  private void report(Booked booked, Kind kind, @Nullable Instant at) {
    var orderId = booked.endToEndId().orElseThrow();
    var code = booked.reason().orElse(null);
    var reference = kind == Kind.PAID ? booked.bankReference() : null;
    reports.add(new OrderReport(null, orderId, kind, code, reference, booked.fen(), at, null));
  }

  private void credit(Booked booked, String account) {
    var advice =
        new CreditAdvice(
            account,
            booked.bankReference(),
            booked.day(),
            booked.fen(),
            booked.endToEndId().orElse(null),
            booked.channelReference().orElse(null),
            booked.mentioned(),
            null);
    credits.add(new Credit(advice, booked.payer()));
  }
}
