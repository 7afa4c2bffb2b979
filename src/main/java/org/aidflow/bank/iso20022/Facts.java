package org.aidflow.bank.iso20022;

import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aidflow.kernel.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Single facts of a message. The library leaves out what it cannot read, so everything that must be
 * there is asked for.
 */
final class Facts {
  private static final Pattern ORDER_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern REASON = Pattern.compile("[0-9A-Z]{1,10}");
  private static final Pattern REFERENCE = Pattern.compile("[!-~](?:[ -~]{0,62}[!-~])?");
  private static final String NOT_PROVIDED = "NOTPROVIDED";

  /** Case numbers and ids that we give out. */
  private static final Pattern OURS =
      Pattern.compile(
          "(?<![0-9A-Za-z-])(?:[A-Z]{2,8}-[0-9]{4}-[0-9]{7}"
              + "|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32})(?![0-9A-Za-z-])");

  private Facts() {}

  /**
   * What must be there.
   *
   * @throws Unreadable naming it
   */
  static <T> T require(@Nullable T fact, String what) {
    if (fact == null) throw new Unreadable("The file says no " + what + ", or none that is one.");
    return fact;
  }

  static String requireText(@Nullable String text, String what) {
    if (text == null || !REFERENCE.matcher(text).matches()) {
      throw new Unreadable("The file says no " + what + ", or none that is one.");
    }
    return text;
  }

  /** The exact amount in fen. */
  static long fen(@Nullable ActiveOrHistoricCurrencyAndAmount amount, String what) {
    var there = require(amount, what);
    if (!PaymentInitiation.CURRENCY.equals(there.getCcy())) {
      throw new Unreadable("The " + what + " is in another currency.");
    }
    return fen(require(there.getValue(), what), what);
  }

  static long fen(BigDecimal yuan, String what) {
    try {
      return yuan.movePointRight(2).longValueExact();
    } catch (ArithmeticException e) {
      throw new Unreadable("The " + what + " is too large or has a part of a fen.");
    }
  }

  static LocalDate day(@Nullable DateAndDateTime2Choice date, String what) {
    var there = require(date, what);
    if (there.getDt() != null) return there.getDt();
    return require(there.getDtTm(), what).atZoneSameInstant(WorkingDays.ZONE).toLocalDate();
  }

  /** A reference of printable ASCII, as all of the bank's and ours are. */
  static Optional<String> reference(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(said -> REFERENCE.matcher(said).matches() && !said.equals(NOT_PROVIDED));
  }

  static boolean isOrderId(@Nullable String text) {
    return text != null && ORDER_ID.matcher(text).matches();
  }

  /** An ISO 20022 code of a reason. */
  static Optional<String> reason(@Nullable String code) {
    return Optional.ofNullable(code).filter(said -> REASON.matcher(said).matches());
  }

  /** The case numbers and ids that stand in a text of the payer's, in order. */
  static List<String> mentioned(String text) {
    return OURS.matcher(text)
        .results()
        .map(java.util.regex.MatchResult::group)
        .distinct()
        .limit(20)
        .collect(Collectors.toList());
  }
}
