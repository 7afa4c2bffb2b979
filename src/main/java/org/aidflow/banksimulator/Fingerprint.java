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
    return of(content.toString().getBytes(StandardCharsets.UTF_8));
  }

  static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
