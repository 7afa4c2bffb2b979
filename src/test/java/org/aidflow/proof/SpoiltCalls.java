package org.aidflow.proof;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls of the front door, made from its own description, sound at first and then spoilt. */
final class SpoiltCalls {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String JSON_TYPE = "application/json";

  private static final List<JsonNode> NASTY =
      Stream.<@Nullable Object>of(
              null,
              true,
              -1,
              0,
              1.5,
              new BigDecimal("1e400"),
              Long.MIN_VALUE,
              "",
              " ",
              "x",
              "x".repeat(5_000),
              "9".repeat(400),
              "\u0000",
              "a\u0007b",
              "\ud800",
              "👩‍👩‍👧",
              "محمد",
              "a\u202eb",
              "2026-02-30",
              "+99999-01-01T00:00:00Z",
              "345955198706122245",
              "520502100999",
              "'; drop table donor; --",
              "${7*7}",
              "<script>alert(1)</script>",
              List.of(),
              Arrays.asList((Object) null),
              Map.of(),
              Map.of("a", 1))
          .<JsonNode>map(JSON::valueToTree)
          .toList();

  private static final List<String> NASTY_IN_ADDRESSES =
      List.of(
          "x",
          "-1",
          "0",
          "201",
          "99999999999999999999",
          "%00",
          "%ff",
          "%25",
          "%2e%2e",
          "%F0%9F%98%80",
          "%E2%80%AE",
          "2026-13-01",
          "HR-2026-9999999",
          "hr-2026-0000001",
          "00000000-0000-4000-8000-000000000000",
          "a".repeat(3_000));

  private static final List<String> METHODS =
      List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW");

  private final JsonNode api;
  private final Random random;
  private final Map<String, String> known;

  /**
   * @param api the OpenAPI document
   * @param known values by the names of parameters and fields: ids of what is there
   */
  SpoiltCalls(JsonNode api, Random random, Map<String, String> known) {
    this.api = api;
    this.random = random;
    this.known = known;
  }

  /** A call, what the description says of it, and what is wrong with it. */
  static final class Call {

    private final JsonNode operation;
    private final String method;
    private final String path;
    private final String contentType;
    private final byte[] body;
    private final String what;

    Call(
        JsonNode operation,
        String method,
        String path,
        String contentType,
        byte[] body,
        String what) {
      this.operation = operation;
      this.method = method;
      this.path = path;
      this.contentType = contentType;
      this.body = body;
      this.what = what;
    }

    JsonNode operation() {
      return operation;
    }

    String path() {
      return path;
    }

    String method() {
      return method;
    }

    HttpRequest.Builder request(String host) {
      var request =
          HttpRequest.newBuilder(URI.create(host + path))
              .method(method, BodyPublishers.ofByteArray(body));
      return body.length == 0 ? request : request.header("Content-Type", contentType);
    }

    @Override
    public String toString() {
      var text = new String(body, UTF_8);
      return "%s %s (%s) %s"
          .formatted(
              method,
              path.substring(0, Math.min(path.length(), 150)),
              what,
              text.substring(0, Math.min(text.length(), 500)));
    }
  }

  /** Each operation once, as its examples say. */
  List<Call> sound() {
    var calls = new ArrayList<Call>();
    operations((template, method, operation) -> calls.add(sound(template, method, operation)));
    return calls;
  }

  /**
   * Each operation in many ways.
   *
   * @param each how many nasty values each place gets
   */
  List<Call> spoilt(int each) {
    var calls = new ArrayList<Call>();
    operations(
        (template, method, operation) -> {
          var sound = sound(template, method, operation);
          if (template.contains("{")) {
            some(NASTY_IN_ADDRESSES, each)
                .forEach(id -> calls.add(at(sound, template.replaceAll("\\{\\w+}", id), "id")));
          }
          parameters(operation, "query")
              .forEach(
                  name ->
                      some(NASTY_IN_ADDRESSES, each)
                          .forEach(
                              value ->
                                  calls.add(
                                      at(sound, sound.path + "?" + name + "=" + value, name))));
          if (sound.contentType.equals(JSON_TYPE) && sound.body.length > 0) {
            spoilBody(sound, each, calls::add);
          }
        });
    api.path("paths").properties().stream()
        .filter(path -> isOfTheFrontDoor(path.getKey()))
        .forEach(
            path ->
                METHODS.stream()
                    .filter(method -> !path.getValue().has(method.toLowerCase(Locale.ROOT)))
                    .forEach(
                        method ->
                            calls.add(
                                new Call(
                                    JSON.nullNode(),
                                    method,
                                    filled(path.getKey()),
                                    JSON_TYPE,
                                    "{}".getBytes(UTF_8),
                                    "method"))));
    return calls;
  }

  private interface OfOperation {
    void accept(String template, String method, JsonNode operation);
  }

  private void operations(OfOperation each) {
    api.path("paths")
        .properties()
        .forEach(
            path -> {
              if (isOfTheFrontDoor(path.getKey())) {
                path.getValue()
                    .properties()
                    .forEach(
                        operation ->
                            each.accept(
                                path.getKey(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                operation.getValue()));
              }
            });
  }

  /** The probes of other tests are no part of it. */
  private static boolean isOfTheFrontDoor(String path) {
    return !path.startsWith("/api/v1/probe/");
  }

  private Call sound(String template, String method, JsonNode operation) {
    var content = operation.path("requestBody").path("content").properties().stream().findFirst();
    var query = new ArrayList<String>();
    operation
        .path("parameters")
        .forEach(
            parameter -> {
              if (parameter.path("in").asText().equals("query")
                  && parameter.path("required").asBoolean()) {
                query.add(
                    parameter.path("name").asText() + "=" + parameter.path("example").asText());
              }
            });
    var path = filled(template) + (query.isEmpty() ? "" : "?" + String.join("&", query));
    if (content.isEmpty()) {
      return new Call(operation, method, path, JSON_TYPE, new byte[0], "sound");
    }
    var media = content.get().getValue();
    var body =
        media.has("example")
            ? withKnown(media.path("example").deepCopy())
            : sample("", media.path("schema"));
    return new Call(
        operation, method, path, content.get().getKey(), body.toString().getBytes(UTF_8), "sound");
  }

  private String filled(String template) {
    var path = template;
    for (var value : known.entrySet()) {
      path = path.replace("{" + value.getKey() + "}", value.getValue());
    }
    return path.replaceAll("\\{\\w+}", UUID.randomUUID().toString());
  }

  private JsonNode withKnown(JsonNode body) {
    known.forEach(
        (name, value) -> {
          if (body.has(name)) {
            ((ObjectNode) body).set(name, known(name));
          }
        });
    return body;
  }

  private JsonNode known(String name) {
    var value = known.get(name);
    return JsonNodeFactory.instance.textNode(
        name.endsWith("Reference") || name.endsWith("Ref") ? value + UUID.randomUUID() : value);
  }

  private JsonNode sample(String name, JsonNode schema) {
    var resolved = resolved(schema);
    if (known.containsKey(name)) {
      return known(name);
    }
    if (resolved.has("example")) {
      return withKnown(resolved.get("example").deepCopy());
    }
    if (resolved.has("enum")) {
      return resolved.get("enum").get(0);
    }
    if (resolved.has("properties")) {
      var object = JSON.createObjectNode();
      resolved
          .get("properties")
          .properties()
          .forEach(
              property ->
                  object.set(property.getKey(), sample(property.getKey(), property.getValue())));
      return object;
    }
    return resolved.path("type").toString().contains("boolean")
        ? JsonNodeFactory.instance.booleanNode(true)
        : JsonNodeFactory.instance.nullNode();
  }

  private JsonNode resolved(JsonNode schema) {
    return schema.has("$ref") ? api.at(schema.get("$ref").asText().substring(1)) : schema;
  }

  private static List<String> parameters(JsonNode operation, String in) {
    var names = new ArrayList<String>();
    operation
        .path("parameters")
        .forEach(
            parameter -> {
              if (parameter.path("in").asText().equals(in)) {
                names.add(parameter.path("name").asText());
              }
            });
    return names;
  }

  private void spoilBody(Call sound, int each, Consumer<Call> calls) {
    var text = new String(sound.body, UTF_8);
    var inner = text.substring(1);
    var bodies = new LinkedHashMap<String, byte[]>();
    bodies.put("nothing", new byte[0]);
    bodies.put("null", bytes("null"));
    bodies.put("text", bytes("\"x\""));
    bodies.put("list", bytes("[]"));
    bodies.put("half", bytes(text.substring(0, text.length() / 2)));
    bodies.put("twice", bytes(text + text));
    bodies.put("names twice", bytes(text.substring(0, text.length() - 1) + "," + inner));
    bodies.put("deep", bytes("[".repeat(50_000)));
    bodies.put("deep inside", bytes("{\"x\":" + "[".repeat(900) + "]".repeat(900) + "," + inner));
    bodies.put("no number", bytes("{\"x\":NaN," + inner));
    bodies.put("long number", bytes("{\"amountFen\":1" + "0".repeat(2_000) + "}"));
    bodies.put("long name", bytes("{\"" + "x".repeat(60_000) + "\":1}"));
    bodies.put("large", bytes("{\"x\":\"" + "x".repeat(1_100_000) + "\"}"));
    bodies.put(
        "no UTF-8",
        ByteBuffer.allocate(sound.body.length + 9)
            .put(bytes("{\"x\":\""))
            .put((byte) 0xff)
            .put(bytes("\","))
            .put(bytes(inner))
            .array());
    if (text.contains("\"given\":true")) {
      bodies.put("no consent", bytes(text.replace("\"given\":true", "\"given\":false")));
    }
    bodies.forEach((what, body) -> calls.accept(with(sound, JSON_TYPE, body, what)));
    Stream.of(
            "application/xml",
            "text/plain",
            "nonsense",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/json; charset=klingon")
        .forEach(type -> calls.accept(with(sound, type, sound.body, type)));
    calls.accept(with(sound, "application/json; charset=utf-16", text.getBytes(UTF_16), "UTF-16"));
    spoilMembers(sound, each, calls);
  }

  private void spoilMembers(Call sound, int each, Consumer<Call> calls) {
    places(read(sound.body), new ArrayList<>())
        .forEach(
            place -> {
              some(NASTY, each)
                  .forEach(
                      value ->
                          calls.accept(
                              with(
                                  sound,
                                  JSON_TYPE,
                                  changed(sound.body, place, value),
                                  place + " :=")));
              calls.accept(
                  with(sound, JSON_TYPE, changed(sound.body, place, null), place + " is missing"));
              var stranger = new ArrayList<>(place);
              stranger.set(place.size() - 1, "stranger");
              calls.accept(
                  with(
                      sound,
                      JSON_TYPE,
                      changed(sound.body, stranger, JsonNodeFactory.instance.numberNode(1)),
                      stranger + " is new"));
            });
  }

  /** The paths of all members; an item of a list by its index. */
  private static List<List<String>> places(JsonNode node, List<String> path) {
    var places = new ArrayList<List<String>>();
    node.properties()
        .forEach(
            member -> {
              var here = new ArrayList<>(path);
              here.add(member.getKey());
              places.add(here);
              places.addAll(places(member.getValue(), here));
            });
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        var here = new ArrayList<>(path);
        here.add(String.valueOf(i));
        places.addAll(places(node.get(i), here));
      }
    }
    return places;
  }

  private static byte[] changed(byte[] body, List<String> place, @Nullable JsonNode value) {
    var root = read(body);
    var at = root;
    for (var step : place.subList(0, place.size() - 1)) {
      at = at instanceof ArrayNode list ? list.get(Integer.parseInt(step)) : at.get(step);
    }
    var name = place.get(place.size() - 1);
    if (at instanceof ObjectNode object) {
      if (value == null) {
        object.remove(name);
      } else {
        object.set(name, value);
      }
    }
    return bytes(root.toString());
  }

  private static JsonNode read(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> List<T> some(List<T> all, int most) {
    var shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return shuffled.subList(0, Math.min(most, shuffled.size()));
  }

  private static Call at(Call sound, String path, String what) {
    return new Call(
        sound.operation, sound.method, path, sound.contentType, sound.body, what + " in the path");
  }

  private static Call with(Call sound, String type, byte[] body, String what) {
    return new Call(sound.operation, sound.method, sound.path, type, body, what);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
