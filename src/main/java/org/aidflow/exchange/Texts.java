package org.aidflow.exchange;

/** What may stand in a text. */
public final class Texts {

  private Texts() {}

  /**
   * Whether a text holds only characters that database, XML and screen can hold: no control
   * characters but tab and line ends, no half of a surrogate pair.
   */
  public static boolean isPlain(String text) {
    return text.codePoints().allMatch(Texts::isPlain);
  }

  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\t' || c == '\n' || c == '\r' || c >= 0x80;
      case Character.SURROGATE -> false;
      default -> c != 0xFFFE && c != 0xFFFF;
    };
  }
}
