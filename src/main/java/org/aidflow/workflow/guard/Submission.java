package org.aidflow.workflow.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** Turns the variables that came in through a door, typed in many ways, to plain JSON. */
final class Submission {

  private static final String JSON_TYPE = "json";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Submission() {}

  /** What was submitted, by variable name; refuses what is no text, number, boolean or JSON. */
  static ObjectNode of(@Nullable Map<String, Object> variables) {
    var submission = JSON.createObjectNode();
    var typed = Variables.fromMap(variables);
    for (var name : typed.keySet()) {
      submission.set(
          name,
          json(typed.getValueTyped(name))
              .orElseThrow(
                  () ->
                      InvalidInput.of(
                          name,
                          ErrorCode.WRONG_TYPE,
                          "must be text, a number, yes or no, or JSON")));
    }
    return submission;
  }

  /** What the application set itself; leaves out what is none of these. */
  static ObjectNode ofOwn(Map<String, Object> variables) {
    var own = JSON.createObjectNode();
    var typed = Variables.fromMap(variables);
    typed
        .keySet()
        .forEach(name -> json(typed.getValueTyped(name)).ifPresent(json -> own.set(name, json)));
    return own;
  }

  private static Optional<JsonNode> json(@Nullable TypedValue typed) {
    if (typed instanceof SerializableValue serialized && isJson(typed)) {
      return parsed(serialized.getValueSerialized());
    }
    if (typed instanceof SerializableValue serialized && !serialized.isDeserialized()) {
      return Optional.empty();
    }
    Object value = typed == null ? null : typed.getValue();
    if (value == null) {
      return Optional.of(NullNode.getInstance());
    }
    return value instanceof String
            || (value instanceof Number number && Double.isFinite(number.doubleValue()))
            || value instanceof Boolean
            || value instanceof List
            || value instanceof Map
        ? Optional.of(JSON.valueToTree(value))
        : Optional.empty();
  }

  private static boolean isJson(TypedValue typed) {
    return typed.getType() != null && JSON_TYPE.equals(typed.getType().getName());
  }

  private static Optional<JsonNode> parsed(@Nullable String text) {
    try {
      return Optional.of(text == null ? NullNode.getInstance() : JSON.readTree(text))
          .filter(json -> !(json instanceof MissingNode));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
