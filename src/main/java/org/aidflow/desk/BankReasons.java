package org.aidflow.desk;

import java.util.Map;

/**
 * What the codes say that a bank gives for not paying; from the ISO 20022 external code set of
 * status reasons.
 */
final class BankReasons {

  private static final Map<String, String> WORDS =
      Map.of(
          "AC01", "there is no such account",
          "AC04", "the account is closed",
          "AC06", "the account is blocked",
          "AG01", "the account takes no such payments",
          "AM04", "not enough money",
          "BE01", "holder and account do not fit together",
          "CNOR", "the payee’s bank is not known",
          "MS03", "the bank gives no reason",
          "RC01", "the bank code is wrong",
          "RR04", "a regulation is against it");

  private BankReasons() {}

  /** The reason with its code; the code alone when it is another. */
  static String inWords(String code) {
    var words = WORDS.get(code);
    return words == null ? code : "%s (%s)".formatted(words, code);
  }
}
