package org.aidflow.banksimulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Brings callbacks to the customer, signed. */
final class Messenger {
  private static final byte[] FOREIGN =
      "{\"specversion\":\"1.0\",\"type\":\"com.example.parcel.delivered\",\"id\":\"1\"}"
          .getBytes(StandardCharsets.UTF_8);

  private final URI customer;
  private final Signature signature;
  private final ObjectMapper json;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Messenger(URI customer, Signature signature, ObjectMapper json) {
    this.customer = customer;
    this.signature = signature;
    this.json = json;
  }

  /** Whether the customer took it. */
  boolean tells(Entry outcome) {
    return sends(written(outcome));
  }

  /** Brings what is left of the callback after this fault, taken or not. */
  void tellBroken(Entry outcome, Fault fault) {
    var whole = written(outcome);
    var unused =
        sends(
            switch (fault) {
              case FOREIGN -> FOREIGN;
              case HOLLOW -> new byte[0];
              default -> Arrays.copyOf(whole, whole.length / 2);
            });
  }

  private byte[] written(Entry outcome) {
    try {
      return json.writeValueAsBytes(Callback.of(outcome));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean sends(byte[] body) {
    var request =
        HttpRequest.newBuilder(customer)
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/json")
            .header(Signature.HEADER, signature.of(body, Instant.now()))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.discarding());
      return answer.statusCode() / 100 == 2;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
