package org.aidflow.banksimulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** {@code Aidflow-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t." + raw body>}. */
final class Signature {
  static final String HEADER = "Aidflow-Signature";
  private static final Pattern FORM = Pattern.compile("t=([0-9]{1,12}),v1=([0-9a-f]{64})");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final String secret;

  Signature(String secret) {
    this.secret = secret;
  }

  String of(byte[] body, Instant now) {
    return "t=%d,v1=%s".formatted(now.getEpochSecond(), hmac(now.getEpochSecond(), body));
  }

  boolean fits(@Nullable String header, byte[] body, Instant now) {
    var parts = FORM.matcher(header == null ? "" : header);
    if (!parts.matches()) return false;
    long signed = Long.parseLong(parts.group(1));
    if (Math.abs(now.getEpochSecond() - signed) > TOLERANCE.toSeconds()) return false;
    return MessageDigest.isEqual(
        hmac(signed, body).getBytes(StandardCharsets.US_ASCII),
        parts.group(2).getBytes(StandardCharsets.US_ASCII));
  }

  private String hmac(long seconds, byte[] body) {
    var signed = new ByteArrayOutputStream();
    signed.writeBytes((seconds + ".").getBytes(StandardCharsets.US_ASCII));
    signed.writeBytes(body);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
