package org.aidflow.helprequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A client, or an official at the engine's own door, over HTTP. */
public final class FrontDoor {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BOUNDARY = "a-boundary";

  private final String base;
  private final String authorization;

  private FrontDoor(int port, String user) {
    base = "http://localhost:" + port;
    authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + Township.PASSWORD).getBytes(StandardCharsets.UTF_8));
  }

  public static FrontDoor of(int port, String user) {
    return new FrontDoor(port, user);
  }

  /** What was answered. */
  public record Reply(int status, JsonNode body, String location) {

    public String text(String field) {
      return body.path(field).asText();
    }

    /** {@code field CODE} of each error. */
    public java.util.List<String> errors() {
      return StreamSupport.stream(body.path("errors").spliterator(), false)
          .map(error -> error.path("field").asText() + " " + error.path("code").asText())
          .toList();
    }
  }

  public Reply get(String path) {
    return send(to(path).GET());
  }

  public Reply getInChinese(String path) {
    return send(to(path).header("Accept-Language", "zh-CN").GET());
  }

  public Reply post(String path, String body) {
    return send(
        to(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body)));
  }

  public Reply upload(String path, byte[] content) {
    return send(
        to(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(file(content)));
  }

  private static BodyPublisher file(byte[] content) {
    return BodyPublishers.concat(
        BodyPublishers.ofString(
            "--"
                + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.html\"\r\n"
                + "Content-Type: text/html\r\n\r\n"),
        BodyPublishers.ofByteArray(content),
        BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", authorization);
  }

  private static Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          read(response.body()),
          response.headers().firstValue("Location").orElse(""));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read(String body) {
    try {
      return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON: " + body, e);
    }
  }
}
