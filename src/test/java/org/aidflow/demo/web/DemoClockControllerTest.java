package org.aidflow.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.aidflow.AidflowTest;
import org.aidflow.access.Clients;
import org.aidflow.kernel.AidflowClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

class DemoClockControllerTest extends AidflowTest {

  @Autowired private AidflowClock clock;
  @Autowired private Clients clients;
  @Autowired private TestRestTemplate http;

  @BeforeEach
  void registerAClient() {
    clients.register("probe-portal", "secret", List.of());
  }

  @Test
  void theTimeMovesForward() {
    Instant before = clock.instant();
    assertThat(advance("PT1H").getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(Duration.between(before, clock.instant())).isBetween(hours(1), hours(2));
  }

  @ParameterizedTest
  @CsvSource({"P-1D, 422", "P2Y, 422", "P99999999999Y, 400", "tomorrow, 400", "PT, 400"})
  void butNotBackwardsNorTooFar(String amount, int status) {
    Instant before = clock.instant();
    assertThat(advance(amount).getStatusCode().value()).isEqualTo(status);
    assertThat(Duration.between(before, clock.instant())).isLessThan(hours(1));
  }

  private ResponseEntity<String> advance(String amount) {
    return http.withBasicAuth("probe-portal", "secret")
        .postForEntity("/api/v1/demo/clock", Map.of("advance", amount), String.class);
  }

  private static Duration hours(int number) {
    return Duration.ofHours(number);
  }
}
