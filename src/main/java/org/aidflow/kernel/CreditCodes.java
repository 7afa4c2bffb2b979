package org.aidflow.kernel;

import java.util.Optional;

/**
 * Unified social credit codes of organisations (GB 32100): 17 symbols and a check symbol, of 31
 * without I O S V Z.
 */
public final class CreditCodes {
  private static final String SYMBOLS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int LENGTH = 18;

  private CreditCodes() {}

  public static Optional<Flaw> problemWith(String code) {
    if (code.length() != LENGTH || code.chars().anyMatch(symbol -> SYMBOLS.indexOf(symbol) < 0)) {
      return Optional.of(
          new Flaw(
              ErrorCode.BAD_FORMAT,
              "a unified social credit code has 18 digits and capital letters without I, O, S, V, Z"));
    }
    return checkOf(code) == code.charAt(LENGTH - 1)
        ? Optional.empty()
        : Optional.of(
            new Flaw(
                ErrorCode.BAD_CHECK_DIGIT,
                "the check symbol of the unified social credit code is wrong"));
  }

  static char checkOf(String code) {
    var base = SYMBOLS.length();
    var sum = 0;
    var weight = 1;
    for (var i = 0; i < LENGTH - 1; i++) {
      sum += weight * SYMBOLS.indexOf(code.charAt(i));
      weight = weight * 3 % base;
    }
    return SYMBOLS.charAt((base - sum % base) % base);
  }
}
