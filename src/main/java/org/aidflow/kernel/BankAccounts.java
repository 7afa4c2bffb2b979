package org.aidflow.kernel;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Bank card and account numbers: 12 to 19 digits; cards end in a Luhn digit (ISO/IEC 7812),
 * passbook accounts need not.
 */
public final class BankAccounts {
  private static final Pattern FORM = Pattern.compile("[0-9]{12,19}");

  private BankAccounts() {}

  public static Optional<Flaw> problemWith(String account) {
    return FORM.matcher(account).matches()
        ? Optional.empty()
        : Optional.of(new Flaw(ErrorCode.BAD_FORMAT, "an account number has 12 to 19 digits"));
  }

  /** What is odd about a well-formed number but no error: the Luhn digit does not fit. */
  public static Optional<String> warningAbout(String account) {
    return fitsLuhn(account)
        ? Optional.empty()
        : Optional.of("the account number does not end in a Luhn digit, as a card's would");
  }

  private static boolean fitsLuhn(String account) {
    var sum = 0;
    for (var i = 0; i < account.length(); i++) {
      var digit = account.charAt(account.length() - 1 - i) - '0';
      var counted = i % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
