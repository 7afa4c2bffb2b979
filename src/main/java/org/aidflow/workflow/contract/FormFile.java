package org.aidflow.workflow.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A {@code .form} file and what rules ask of it. */
record FormFile(String name, JsonNode schema) {

  /** A component, and the key that what it takes is submitted under. */
  record Component(String key, JsonNode json) {

    String id() {
      return json.path("id").asText("without an id");
    }

    String type() {
      return json.path("type").asText();
    }

    boolean isField() {
      return json.hasNonNull("key");
    }
  }

  String id() {
    return schema.path("id").asText();
  }

  /** All components, those inside of others too; the key of a field in rows is {@code rows.key}. */
  Stream<Component> components() {
    return componentsIn(schema, "");
  }

  private static Stream<Component> componentsIn(JsonNode parent, String path) {
    return StreamSupport.stream(parent.path("components").spliterator(), false)
        .flatMap(
            json -> {
              String key = path + json.path("key").asText(json.path("path").asText());
              String inside = json.hasNonNull("path") ? key + "." : path;
              return Stream.concat(Stream.of(new Component(key, json)), componentsIn(json, inside));
            });
  }

  ModelFault fault(String message) {
    return new ModelFault(name, id(), message);
  }

  ModelFault fault(Component component, String message) {
    return new ModelFault(name, component.id(), message);
  }
}
