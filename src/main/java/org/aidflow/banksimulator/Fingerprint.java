package org.aidflow.banksimulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two orders are the same; the books keep it instead of names and accounts. */
final class Fingerprint {
  private Fingerprint() {}

  /** The SHA-256 in hex, the same for records of the same content only. */
  static String of(Record content) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest(content.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
