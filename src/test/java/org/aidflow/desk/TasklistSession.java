package org.aidflow.desk;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** An official at a browser, logged into Tasklist. */
final class TasklistSession {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();

  private TasklistSession(int port) {
    address = "http://localhost:" + port;
  }

  static TasklistSession of(int port, String userId, String password) {
    return of(port, "tasklist", userId, password);
  }

  /** Logged into another of the engine's web applications, {@code cockpit}. */
  static TasklistSession of(int port, String application, String userId, String password) {
    var session = new TasklistSession(port);
    session.send(session.request("/camunda/app/tasklist/default/").GET());
    var answer =
        session.send(
            session
                .request("/camunda/api/admin/auth/user/default/login/" + application)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-XSRF-TOKEN", session.cookie("XSRF-TOKEN"))
                .POST(BodyPublishers.ofString("username=" + userId + "&password=" + password)));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    return session;
  }

  /** Somebody who is not logged in. */
  static TasklistSession nobody(int port) {
    return new TasklistSession(port);
  }

  HttpResponse<byte[]> get(String path) {
    return send(request(path).GET());
  }

  /** With the token that the pages of the application repeat. */
  HttpResponse<byte[]> post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Aidflow-CSRF", cookie("AIDFLOW-CSRF"))
            .POST(BodyPublishers.ofString(json)));
  }

  /** As another site would. */
  HttpResponse<byte[]> postWithoutToken(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  HttpResponse<byte[]> upload(String path, byte[] content) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        """
        --part\r
        Content-Disposition: form-data; name="file"; filename="../photo.jpg"\r
        Content-Type: image/jpeg\r
        \r
        """
            .getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(content);
    body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.US_ASCII));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=part")
            .header("X-Aidflow-CSRF", cookie("AIDFLOW-CSRF"))
            .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  static JsonNode json(HttpResponse<byte[]> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  private String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
