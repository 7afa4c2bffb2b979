package org.aidflow.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  private static final byte[] BODY = "{\"status\":\"PAID\"}".getBytes(UTF_8);
  private static final Instant NOW = Instant.ofEpochSecond(1_795_140_900);
  private static final String SECRET = "demo-bank-secret";

  @Test
  void theSignatureIsWhatOpensslSays() {
    // printf '1795140900.{"status":"PAID"}' | openssl dgst -sha256 -hmac demo-bank-secret
    assertThat(Signatures.sign(BODY, SECRET, NOW))
        .isEqualTo(
            "t=1795140900,v1=d6f04cc2dff389586366af70cc17457e60cc7121a37a826e1a2a7cd171944335");
  }

  @Test
  void aSignatureHoldsForFiveMinutesBothWays() {
    String header = Signatures.sign(BODY, SECRET, NOW);
    assertThat(Signatures.verify(header, BODY, SECRET, NOW)).isTrue();
    assertThat(Signatures.verify(header, BODY, SECRET, NOW.plus(Duration.ofMinutes(5)))).isTrue();
    assertThat(Signatures.verify(header, BODY, SECRET, NOW.minus(Duration.ofMinutes(5)))).isTrue();
    assertThat(Signatures.verify(header, BODY, SECRET, NOW.plusSeconds(301))).isFalse();
    assertThat(Signatures.verify(header, BODY, SECRET, NOW.minusSeconds(301))).isFalse();
  }

  @Test
  void anotherBodyOrSecretOrTimeIsNotSigned() {
    String header = Signatures.sign(BODY, SECRET, NOW);
    assertThat(Signatures.verify(header, "{}".getBytes(UTF_8), SECRET, NOW)).isFalse();
    assertThat(Signatures.verify(header, BODY, "another secret", NOW)).isFalse();
    assertThat(Signatures.verify(header.replace("t=1795140900", "t=1795140901"), BODY, SECRET, NOW))
        .isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "t=1,v1=",
        "v1=00",
        "t=99999999999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "t=1795140900,v1=zz"
      })
  void nonsenseIsNoSignature(String header) {
    assertThat(Signatures.verify(header, BODY, SECRET, NOW)).isFalse();
  }
}
