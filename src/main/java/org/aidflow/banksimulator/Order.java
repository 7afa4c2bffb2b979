package org.aidflow.banksimulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A payment order as a customer sends it; {@code amountFen} is in fen. */
record Order(
    String endToEndId, long amountFen, String currency, Creditor creditor, String remittance) {

  record Creditor(String name, String account, String bankCode) {}

  /** What is wrong with the order, in words, or nothing. */
  @Nullable String problem() {
    if (endToEndId == null || !endToEndId.matches("[0-9a-f]{32}"))
      return "endToEndId: 32 hex digits";
    if (amountFen <= 0) return "amountFen: more than 0";
    if (!"CNY".equals(currency)) return "currency: CNY";
    if (creditor == null || blank(creditor.name) || blank(creditor.bankCode)) return "creditor";
    if (creditor.account == null || !creditor.account.matches("[0-9]{12,19}"))
      return "creditor.account: 12 to 19 digits";
    if (remittance == null || remittance.length() > 140)
      return "remittance: at most 140 characters";
    return null;
  }

  /** The same for the same content only; the books keep this instead of names and accounts. */
  String hash() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
