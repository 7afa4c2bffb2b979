package org.aidflow.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** The application's own doors, as clients and officials come in by them. */
final class Doors {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final String address;
  private final HttpClient http = HttpClient.newHttpClient();

  Doors(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  /** A client posts something once: the same key gets the same answer. */
  JsonNode post(String client, String path, String idempotencyKey, Object body) {
    return answer(
        request("/api/v1" + path)
            .header("Authorization", basic(client))
            .header("Idempotency-Key", idempotencyKey)
            .header("Content-Type", "application/json")
            .POST(written(body)));
  }

  JsonNode get(String client, String path) {
    return answer(request("/api/v1" + path).header("Authorization", basic(client)).GET());
  }

  /** Waits for a task of the case, claims it and submits its form, through the engine's REST. */
  void complete(String official, String caseNumber, String taskKey, Map<String, Object> fields) {
    var task = claim(official, caseNumber, taskKey);
    var variables = new HashMap<String, Object>();
    fields.forEach((name, value) -> variables.put(name, variable(value)));
    answer(engine(official, task + "/submit-form").POST(written(Map.of("variables", variables))));
  }

  /** Waits for a task of the case and claims it; the path of the task. */
  String claim(String official, String caseNumber, String taskKey) {
    var task = "/engine-rest/task/" + taskOf(official, caseNumber, taskKey);
    answer(engine(official, task + "/claim").POST(written(Map.of("userId", official))));
    return task;
  }

  /** The id of the case's open task, once it is there. */
  String taskOf(String official, String caseNumber, String taskKey) {
    var query =
        "/engine-rest/task?processInstanceBusinessKey=%s&taskDefinitionKey=%s&maxResults=1"
            .formatted(caseNumber, taskKey);
    return await(
            taskKey + " of " + caseNumber,
            () -> Optional.ofNullable(answer(engine(official, query).GET()).path(0).get("id")))
        .asText();
  }

  /** Logs into Tasklist and adds a photo on the case sheet. */
  void addPhoto(String official, String caseNumber, byte[] photo) {
    var cookies = new CookieManager();
    var browser = HttpClient.newBuilder().cookieHandler(cookies).build();
    send(browser, request("/camunda/app/tasklist/default/").GET());
    var login =
        request("/camunda/api/admin/auth/user/default/login/tasklist")
            .header("X-XSRF-TOKEN", cookie(cookies, "XSRF-TOKEN"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=" + official + "&password=" + DemoPeople.PASSWORD));
    send(browser, login);
    send(browser, request("/desk/cases/" + caseNumber).GET());
    send(
        browser,
        request("/desk/cases/" + caseNumber + "/files")
            .header("X-Aidflow-CSRF", cookie(cookies, "AIDFLOW-CSRF"))
            .header("Content-Type", "multipart/form-data; boundary=photo")
            .POST(multipart(photo)));
  }

  /** Asks again and again, patiently, until there is an answer. */
  static <T> T await(String what, Supplier<Optional<T>> question) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var found = question.get();
      if (found.isPresent()) {
        return found.get();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("Interrupted while waiting for " + what);
      }
    }
    throw new IllegalStateException("Waited in vain for " + what);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
  }

  private HttpRequest.Builder engine(String official, String path) {
    return request(path)
        .header("Authorization", basic(official))
        .header("Content-Type", "application/json");
  }

  private JsonNode answer(HttpRequest.Builder request) {
    return send(http, request);
  }

  private static JsonNode send(HttpClient client, HttpRequest.Builder builder) {
    var request = builder.build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new IllegalStateException(
            "%s %s: %d %s"
                .formatted(
                    request.method(), request.uri(), response.statusCode(), response.body()));
      }
      return isJson(response) ? JSON.readTree(response.body()) : JSON.missingNode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at " + request.uri(), e);
    }
  }

  private static boolean isJson(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElse("").contains("json");
  }

  private static Map<String, Object> variable(Object value) {
    return value instanceof String || value instanceof Boolean || value instanceof Integer
        ? Map.of("value", value)
        : Map.of("value", text(value), "type", "Json");
  }

  private static BodyPublisher written(Object body) {
    return BodyPublishers.ofString(text(body));
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BodyPublisher multipart(byte[] photo) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --photo\r
        Content-Disposition: form-data; name="file"; filename="photo.jpg"\r
        Content-Type: image/jpeg\r
        \r
        """
            .getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(photo);
    body.writeBytes("\r\n--photo--\r\n".getBytes(StandardCharsets.US_ASCII));
    return BodyPublishers.ofByteArray(body.toByteArray());
  }

  private static String basic(String who) {
    var pair = who + ":" + DemoPeople.PASSWORD;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  private static String cookie(CookieManager cookies, String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no cookie " + name));
  }
}
