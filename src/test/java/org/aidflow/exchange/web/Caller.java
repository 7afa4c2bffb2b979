package org.aidflow.exchange.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.UUID;

/** An outside system at the front door. */
final class Caller {

  static final String SECRET = "a secret that only tests know";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String base;
  private final String name;

  Caller(int port, String name) {
    this.base = "http://localhost:" + port;
    this.name = name;
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers).GET());
  }

  HttpResponse<String> post(String path, String body, String... headers) {
    return post(path, body.getBytes(UTF_8), headers);
  }

  HttpResponse<String> post(String path, byte[] body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  HttpResponse<String> upload(String path, String boundary, String content, String... headers) {
    String body =
        """
        --%s\r
        Content-Disposition: form-data; name="file"; filename="house.jpg"\r
        Content-Type: image/jpeg\r
        \r
        %s\r
        --%s--\r
        """
            .formatted(boundary, content, boundary);
    return send(
        request(path, headers)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(body, ISO_8859_1)));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("No answer", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted", e);
    }
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    request.header(
        "Authorization",
        "Basic " + Base64.getEncoder().encodeToString((name + ":" + SECRET).getBytes(UTF_8)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }
}
