package org.aidflow.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Somebody who speaks HTTP to the application under a name and a password. */
final class Caller {

  static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<URI, AtomicInteger> WRITES = new ConcurrentHashMap<>();

  private static final int MOST_TRIES = 20;

  /** For all who need no cookies: a client is a thread or two. */
  private static final HttpClient SHARED = connected(null);

  private final URI base;
  private final List<String> header;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http;
  private Runnable whenCutOff = () -> {};
  private boolean patient;

  Caller(URI base, String name, String password) {
    this.base = base;
    this.header =
        List.of(
            "Authorization",
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
    this.http = SHARED;
  }

  /** Somebody without a name, such as a browser before it logs in. */
  static Caller anonymous(URI base) {
    return new Caller(base);
  }

  private Caller(URI base) {
    this.base = base;
    this.header = List.of("User-Agent", "proof");
    this.http = connected(cookies);
  }

  /**
   * Waits like this before a call that was cut off is made again, as it was, or one that came while
   * somebody else was changing the same.
   */
  Caller waiting(Runnable forWhat) {
    whenCutOff = forWhat;
    patient = true;
    return this;
  }

  /** What came back: the status and the body as text and as a tree. */
  record Answer(int status, String body) {

    JsonNode json() {
      return read(body);
    }

    /** Whether somebody else was changing the same, and nothing was done. */
    boolean isToBeTriedAgain() {
      return status == 409 && body.contains("urn:aidflow:problem:in-flight");
    }

    /** The body's tree, if the call went well; otherwise the end of the proof, with the answer. */
    JsonNode orFail() {
      if (status >= 300) {
        throw new AssertionError(status + " " + body);
      }
      return json();
    }
  }

  /** The value of a cookie that the application set; empty if there is none of that name. */
  String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  /** How many calls that write were made there so far, by anybody. */
  static int writes(URI base) {
    return writesTo(base).get();
  }

  private static AtomicInteger writesTo(URI base) {
    return WRITES.computeIfAbsent(base, none -> new AtomicInteger());
  }

  /** A POST of a web form, as a browser sends it. */
  Answer submit(String path, String fields, Map<String, String> headers) {
    var builder = request(path).header("Content-Type", "application/x-www-form-urlencoded");
    headers.forEach(builder::header);
    return send(builder.POST(HttpRequest.BodyPublishers.ofString(fields, StandardCharsets.UTF_8)));
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  /** A list with all that belongs to it, as Tasklist asks for it. */
  Answer getHal(String path) {
    return send(request(path).setHeader("Accept", "application/hal+json").GET());
  }

  /** A POST with a fresh idempotency key. */
  Answer post(String path, Object body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  Answer post(String path, Object body, String idempotencyKey) {
    writesTo(base).incrementAndGet();
    return send(toPost(request(path), body, idempotencyKey));
  }

  /** A POST for somebody else to send, with a fresh idempotency key. */
  HttpRequest toPost(String path, Object body) {
    return toPost(request(path), body, UUID.randomUUID().toString()).build();
  }

  private static HttpRequest.Builder toPost(
      HttpRequest.Builder request, Object body, String idempotencyKey) {
    return request
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", idempotencyKey)
        .POST(HttpRequest.BodyPublishers.ofString(write(body), StandardCharsets.UTF_8));
  }

  /** A multipart POST of one file, with a fresh idempotency key and the extra headers given. */
  Answer upload(
      String path, String fileName, String type, byte[] content, Map<String, String> headers) {
    writesTo(base).incrementAndGet();
    var boundary = "----aidflow" + UUID.randomUUID();
    var head =
        "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(boundary, fileName, type)
            .getBytes(StandardCharsets.UTF_8);
    var tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8);
    var builder =
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .header("Idempotency-Key", UUID.randomUUID().toString());
    headers.forEach(builder::header);
    return send(
        builder.POST(
            HttpRequest.BodyPublishers.concat(
                HttpRequest.BodyPublishers.ofByteArray(head),
                HttpRequest.BodyPublishers.ofByteArray(content),
                HttpRequest.BodyPublishers.ofByteArray(tail))));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(Duration.ofSeconds(60))
        .header(header.get(0), header.get(1))
        .header("Accept", "application/json")
        .header("Accept-Language", "en");
  }

  private static HttpClient connected(@Nullable CookieManager cookies) {
    var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5));
    return (cookies == null ? client : client.cookieHandler(cookies)).build();
  }

  /** A killed application may have heard a call that it did not answer, or not. */
  private Answer send(HttpRequest.Builder builder) {
    for (int tries = 1; ; tries++) {
      try {
        var answer = tryToSend(builder);
        if (!patient || !answer.isToBeTriedAgain() || tries == MOST_TRIES) {
          return answer;
        }
        whenCutOff.run();
      } catch (UncheckedIOException cutOff) {
        if (tries == MOST_TRIES) {
          throw cutOff;
        }
        whenCutOff.run();
      }
    }
  }

  private Answer tryToSend(HttpRequest.Builder builder) {
    try {
      var response =
          http.send(builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String write(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
