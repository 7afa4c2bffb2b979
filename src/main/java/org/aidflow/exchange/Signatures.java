package org.aidflow.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs calls in and out: {@code Aidflow-Signature: t=<unix seconds>,v1=<hex HMAC-SHA256 of "t." +
 * raw body>}. Goes by the machine's own time.
 */
public final class Signatures {

  /** The header that carries the signature. */
  public static final String HEADER = "Aidflow-Signature";

  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),v1=([0-9a-f]{64})");
  private static final String ALGORITHM = "HmacSHA256";

  private Signatures() {}

  /** The header's value for a body sent at this time. */
  public static String sign(byte[] body, String secret, Instant at) {
    long time = at.getEpochSecond();
    return "t=" + time + ",v1=" + HexFormat.of().formatHex(mac(time, body, secret));
  }

  /** Whether the holder of the secret signed this very body, not more than 5 minutes from now. */
  public static boolean verify(@Nullable String header, byte[] body, String secret, Instant now) {
    return Optional.ofNullable(header)
        .map(FORM::matcher)
        .filter(
            parts -> {
              if (!parts.matches()) {
                return false;
              }
              long time = Long.parseLong(parts.group(1));
              return Math.abs(now.getEpochSecond() - time) <= TOLERANCE.toSeconds()
                  && MessageDigest.isEqual(
                      HexFormat.of().parseHex(parts.group(2)), mac(time, body, secret));
            })
        .isPresent();
  }

  private static byte[] mac(long time, byte[] body, String secret) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM));
      mac.update((time + ".").getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
