package org.aidflow.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The two HTTP doors of the engine, as officials and integrators use them. */
public abstract class Doors {

  protected static final ObjectMapper JSON = new ObjectMapper();

  protected final String host;

  private Doors(int port) {
    host = "http://localhost:" + port;
  }

  /** Camunda's own API, with Basic. */
  public static Doors engineRest(int port) {
    return new EngineRest(port);
  }

  /** What Tasklist calls, in the official's session. */
  public static Doors tasklist(int port) {
    return new Tasklist(port);
  }

  /** An answer. */
  public record Answer(int status, JsonNode body) {
    public String message() {
      return body.path("message").asText();
    }

    public String field() {
      return body.path("errors").path(0).path("field").asText();
    }
  }

  public Answer call(String user, String method, String path, Object body) {
    var text = written(body);
    return call(user, method, path, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static String written(Object body) {
    try {
      return JSON.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII).writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Any body whatever. */
  public abstract Answer call(
      String user, String method, String path, String contentType, byte[] body);

  /** Deploys files as Camunda Modeler does. */
  public Answer upload(String user, String name, String source, Map<String, String> files) {
    var parts = new StringBuilder();
    part(parts, "name=\"deployment-name\"", name);
    part(parts, "name=\"deployment-source\"", source);
    files.forEach(
        (file, content) ->
            part(parts, "name=\"%s\"; filename=\"%s\"".formatted(file, file), content));
    return call(
        user,
        "POST",
        "/deployment/create",
        "multipart/form-data; boundary=line",
        parts.append("--line--\r\n").toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void part(StringBuilder parts, String disposition, String content) {
    parts
        .append("--line\r\nContent-Disposition: form-data; ")
        .append(disposition)
        .append("\r\n\r\n")
        .append(content)
        .append("\r\n");
  }

  public Answer get(String user, String path) {
    return call(user, "GET", path, Map.of());
  }

  public Answer post(String user, String path, Object body) {
    return call(user, "POST", path, body);
  }

  public Answer claim(String user, String taskId) {
    return post(user, "/task/" + taskId + "/claim", Map.of("userId", user));
  }

  public Answer complete(String user, String taskId, Map<String, Object> values) {
    return post(user, "/task/" + taskId + "/complete", Map.of("variables", variables(values)));
  }

  public Answer submit(String user, String taskId, Map<String, Object> values) {
    return post(user, "/task/" + taskId + "/submit-form", Map.of("variables", variables(values)));
  }

  /** As Tasklist sends them: scalars untyped, everything else as JSON. */
  public static Map<String, Object> variables(Map<String, Object> values) {
    var variables = new HashMap<String, Object>();
    values.forEach(
        (name, value) ->
            variables.put(
                name,
                value instanceof Iterable || value instanceof Map
                    ? Map.of("type", "Json", "value", JSON.valueToTree(value).toString())
                    : Map.of("value", value)));
    return variables;
  }

  protected static Answer send(
      HttpClient client, HttpRequest request, Consumer<HttpResponse<?>> hears) {
    try {
      var response = client.send(request, BodyHandlers.ofString());
      hears.accept(response);
      var text = response.body();
      var isJson = text.startsWith("{") || text.startsWith("[");
      return new Answer(
          response.statusCode(), isJson ? JSON.readTree(text) : JSON.valueToTree(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  protected static HttpRequest.Builder request(
      String method, String uri, String contentType, byte[] body) {
    return HttpRequest.newBuilder(URI.create(uri))
        .header("Content-Type", contentType)
        .header("Accept", "application/json")
        .method(
            method,
            method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }

  private static final class EngineRest extends Doors {

    private final HttpClient client = HttpClient.newHttpClient();

    EngineRest(int port) {
      super(port);
    }

    @Override
    public Answer call(String user, String method, String path, String contentType, byte[] body) {
      var login = (user + ":" + Tries.PASSWORD).getBytes(StandardCharsets.UTF_8);
      return send(
          client,
          request(method, host + "/engine-rest" + path, contentType, body)
              .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login))
              .build(),
          response -> {});
    }
  }

  private static final class Tasklist extends Doors {

    /** The cookies of one official's browser. */
    private static final class Session extends ConcurrentHashMap<String, String> {

      void keep(HttpResponse<?> response) {
        for (var line : response.headers().allValues("Set-Cookie")) {
          var cookie = HttpCookie.parse(line).get(0);
          put(cookie.getName(), cookie.getValue());
        }
      }

      HttpRequest.Builder on(HttpRequest.Builder request) {
        var cookies =
            entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return isEmpty()
            ? request
            : request
                .header("Cookie", cookies)
                .header("X-XSRF-TOKEN", getOrDefault("XSRF-TOKEN", ""));
      }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    Tasklist(int port) {
      super(port);
    }

    @Override
    public Answer call(String user, String method, String path, String contentType, byte[] body) {
      var session = sessions.computeIfAbsent(user, this::login);
      return send(
          client,
          session
              .on(
                  request(
                      method,
                      host + "/camunda/api/engine/engine/default" + path,
                      contentType,
                      body))
              .build(),
          session::keep);
    }

    private Session login(String user) {
      var session = new Session();
      send(
          client,
          HttpRequest.newBuilder(URI.create(host + "/camunda/app/tasklist/default/")).build(),
          session::keep);
      var form =
          "username=%s&password=%s"
              .formatted(
                  URLEncoder.encode(user, StandardCharsets.UTF_8),
                  URLEncoder.encode(Tries.PASSWORD, StandardCharsets.UTF_8));
      var login =
          HttpRequest.newBuilder(
                  URI.create(host + "/camunda/api/admin/auth/user/default/login/tasklist"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form));
      var answer = send(client, session.on(login).build(), session::keep);
      if (answer.status() != 200) {
        throw new IllegalStateException("No login for " + user + ": " + answer);
      }
      // the new session has a new token, which the first page brings
      var page = HttpRequest.newBuilder(URI.create(host + "/camunda/app/tasklist/default/"));
      send(client, session.on(page).build(), session::keep);
      return session;
    }
  }
}
