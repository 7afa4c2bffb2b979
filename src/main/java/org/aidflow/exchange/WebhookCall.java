package org.aidflow.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Sends an event to a webhook, signed; follows no redirect and reads no answer but its status. */
@Component
class WebhookCall {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private final WebhookSettings settings;
  private final WebhookAddress addresses;
  private final StrictJson json;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  WebhookCall(WebhookSettings settings, WebhookAddress addresses, StrictJson json) {
    this.settings = settings;
    this.addresses = addresses;
    this.json = json;
  }

  /** Returns when the receiver has said that it has the event; else throws. */
  void send(String url, String secret, CloudEvent event) throws Exception {
    var address = addresses.allowed(url);
    addresses.requireAllowedNow(address);
    byte[] body = json.write(event).getBytes(UTF_8);
    var answer =
        http.sendAsync(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .header(Signatures.HEADER, Signatures.sign(body, secret, Instant.now()))
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.discarding());
    try {
      int status = answer.get(settings.timeout().toMillis(), MILLISECONDS).statusCode();
      if (status / 100 != 2) {
        throw new Refused(status);
      }
    } finally {
      answer.cancel(true);
    }
  }

  /** The receiver answered, but not that it has the event. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;

    Refused(int status) {
      super("status " + status);
      this.status = status;
    }

    int status() {
      return status;
    }
  }
}
