package org.aidflow.bank.iso20022;

import java.math.BigDecimal;
import org.aidflow.kernel.Money;

/** Texts and amounts as the messages hold them. */
final class IsoText {
  /** The longest name or remittance. */
  static final int LONG = 140;

  /** The longest account number. */
  static final int ACCOUNT = 34;

  /** The longest reference or member id. */
  static final int REFERENCE = 35;

  /** What the standard has in place of a text that is not known. */
  private static final String NOT_PROVIDED = "NOTPROVIDED";

  private IsoText() {}

  /**
   * The text on one line, without what XML cannot hold, cut to the length. A rare character counts
   * as two, as some who check it count, and is never cut in half.
   */
  static String of(String text, int most) {
    var plain = new StringBuilder();
    text.codePoints().map(c -> isPrintable(c) ? c : ' ').forEach(plain::appendCodePoint);
    var line = plain.toString().strip().replaceAll("\\s+", " ");
    if (line.isEmpty()) return NOT_PROVIDED;
    if (line.length() <= most) return line;
    var isHalved = Character.isHighSurrogate(line.charAt(most - 1));
    return line.substring(0, isHalved ? most - 1 : most).strip();
  }

  /** The amount in yuan with two decimals. */
  static BigDecimal yuan(Money amount) {
    return BigDecimal.valueOf(amount.fen(), 2);
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
