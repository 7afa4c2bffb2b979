package org.aidflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Calls the front door as an outside system does. */
public final class FrontDoor {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestRestTemplate http;
  private final @Nullable String client;
  private final @Nullable String secret;

  public FrontDoor(TestRestTemplate http, @Nullable String client, @Nullable String secret) {
    this.http = http;
    this.client = client;
    this.secret = secret;
  }

  /** An answer: its status and its body, a null node when there is none. */
  public record Answer(int status, HttpHeaders headers, JsonNode body) {
    public String text(String path) {
      return body.at("/" + path.replace('.', '/')).asText();
    }

    public long fen(String path) {
      return body.at("/" + path.replace('.', '/')).longValue();
    }

    public UUID id(String path) {
      return UUID.fromString(text(path));
    }

    /** Status, field and code of the first error of a problem document. */
    public String problem() {
      return "%d %s %s".formatted(status, text("errors.0.field"), text("errors.0.code"));
    }
  }

  /** A POST with an idempotency key of its own. */
  public Answer post(String path, String body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  public Answer post(String path, String body, String key) {
    var headers = headers();
    headers.setContentType(MediaType.APPLICATION_JSON);
    headers.set("Idempotency-Key", key);
    return call(HttpMethod.POST, path, new HttpEntity<>(body, headers));
  }

  public Answer get(String path) {
    return call(HttpMethod.GET, path, new HttpEntity<>(headers()));
  }

  public Answer delete(String path) {
    return call(HttpMethod.DELETE, path, new HttpEntity<>(headers()));
  }

  private Answer call(HttpMethod method, String path, HttpEntity<?> request) {
    var answer = http.exchange("/api/v1" + path, method, request, byte[].class);
    try {
      byte[] body = answer.getBody();
      return new Answer(
          answer.getStatusCode().value(),
          answer.getHeaders(),
          body == null ? JSON.nullNode() : JSON.readTree(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpHeaders headers() {
    var headers = new HttpHeaders();
    if (client != null && secret != null) {
      headers.setBasicAuth(client, secret);
    }
    return headers;
  }
}
