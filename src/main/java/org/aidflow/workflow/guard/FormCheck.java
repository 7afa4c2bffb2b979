package org.aidflow.workflow.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;

/**
 * Checks a submission against its form on the server, by the rules that form-js applies in the
 * browser and some that it leaves out: only declared fields, only rows that were handed out, and
 * text that is text. A field that the form hides for these answers must not come; one that is read
 * only is taken from the application, whatever came.
 */
final class FormCheck {

  private static final Set<String> KEYED =
      Set.of(
          "checkbox",
          "checklist",
          "datetime",
          "expression",
          "number",
          "radio",
          "select",
          "taglist",
          "textarea",
          "textfield");

  private static final int MOST_ROWS = 100;
  private static final String ROW_ID = "id";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> handedOut;
  private final List<FieldError> errors = new ArrayList<>();

  private FormCheck(Map<String, Object> handedOut) {
    this.handedOut = handedOut;
  }

  /**
   * The values of a submission, by field.
   *
   * @param handedOut what the task shows: its variables, of them the rows of its lists
   * @throws InvalidInput naming every field that is wrong
   */
  static Map<String, Object> check(JsonNode form, ObjectNode submitted, ObjectNode handedOut) {
    var shown = plain(handedOut);
    var check = new FormCheck(shown);
    var scope = new LinkedHashMap<>(shown);
    scope.putAll(plain(submitted));
    var level = new Level("", submitted, scope);
    check.components(form.path("components"), level, false);
    check.refuseUndeclared(level);
    InvalidInput.throwIfAny(check.errors);
    return level.values;
  }

  /** Fields of one form, group with a path, or row. */
  private static final class Level {

    final String path;
    final JsonNode submitted;
    final Map<String, Object> scope;
    final Map<String, Object> values = new LinkedHashMap<>();
    final Set<String> declared = new HashSet<>();

    Level(String path, JsonNode submitted, Map<String, Object> scope) {
      this.path = path;
      this.submitted = submitted;
      this.scope = scope;
    }

    String at(String name) {
      return path.isEmpty() ? name : path + "." + name;
    }
  }

  private void components(JsonNode components, Level level, boolean hidden) {
    for (var component : components) {
      var gone = hidden || isHidden(component, level);
      var type = component.path("type").asText();
      if (type.equals("group")) {
        group(component, level, gone);
      } else if (type.equals("dynamiclist")) {
        rows(component, level, gone);
      } else if (KEYED.contains(type)) {
        field(component, level, gone);
      }
    }
  }

  private void group(JsonNode group, Level level, boolean hidden) {
    var path = group.path("path").asText();
    if (path.isEmpty()) {
      components(group.path("components"), level, hidden);
      return;
    }
    level.declared.add(path);
    var submitted = level.submitted.path(path);
    if (!submitted.isMissingNode() && !submitted.isNull() && !submitted.isObject()) {
      refuse(level.at(path), ErrorCode.WRONG_TYPE, "must be a group of fields");
      return;
    }
    var inner = new Level(level.at(path), submitted, level.scope);
    components(group.path("components"), inner, hidden);
    refuseUndeclared(inner);
    if (!inner.values.isEmpty()) {
      level.values.put(path, inner.values);
    }
  }

  private void field(JsonNode schema, Level level, boolean hidden) {
    var key = schema.path("key").asText();
    var field = new Field(level.at(key), schema, level.scope, errors);
    level.declared.add(key);
    var submitted = level.submitted.path(key);
    if (hidden) {
      if (!Field.isEmpty(submitted)) {
        field.refuse(ErrorCode.UNKNOWN_FIELD, "does not belong to these answers");
      }
    } else if (!field.isReadOnly()) {
      field.value(submitted).ifPresent(value -> level.values.put(key, value));
    }
  }

  private void rows(JsonNode list, Level level, boolean hidden) {
    var path = list.path("path").asText();
    level.declared.add(path);
    var submitted = level.submitted.path(path);
    if (submitted.isMissingNode() || submitted.isNull()) {
      submitted = JsonNodeFactory.instance.arrayNode();
    }
    if (hidden) {
      if (!submitted.isEmpty()) {
        refuse(level.at(path), ErrorCode.UNKNOWN_FIELD, "does not belong to these answers");
      }
    } else if (!submitted.isArray() || submitted.size() > MOST_ROWS) {
      refuse(
          level.at(path), ErrorCode.WRONG_TYPE, "must be a list of at most " + MOST_ROWS + " rows");
    } else if (list.path("allowAddRemove").asBoolean(true)) {
      var values = new ArrayList<Map<String, Object>>();
      for (int i = 0; i < submitted.size(); i++) {
        values.add(row(list, level, level.at(path) + "[" + i + "]", submitted.get(i), Map.of()));
      }
      level.values.put(path, values);
    } else {
      level.values.put(path, rowsHandedOut(list, level, path, submitted));
    }
  }

  /** Every row that was handed out has to come back, and no other. */
  private List<Map<String, Object>> rowsHandedOut(
      JsonNode list, Level level, String path, JsonNode submitted) {
    var handed = handedOut.get(path) instanceof List<?> rows ? rows : List.of();
    var left = new LinkedHashMap<String, Map<String, Object>>();
    for (int i = 0; i < handed.size(); i++) {
      var row = map(handed.get(i));
      left.put(String.valueOf(row.getOrDefault(ROW_ID, i)), row);
    }
    var ids = List.copyOf(left.keySet());
    var values = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < submitted.size(); i++) {
      var at = level.at(path) + "[" + i + "]";
      var position = i < ids.size() ? ids.get(i) : "";
      var row = left.remove(submitted.get(i).path(ROW_ID).asText(position));
      if (row == null) {
        refuse(at + "." + ROW_ID, ErrorCode.UNKNOWN_CODE, "is none of the rows of this task");
      } else {
        values.add(row(list, level, at, submitted.get(i), row));
      }
    }
    if (!left.isEmpty()) {
      refuse(level.at(path), ErrorCode.REQUIRED, "lacks rows of this task");
    }
    return values;
  }

  private Map<String, Object> row(
      JsonNode list, Level level, String path, JsonNode submitted, Map<String, Object> handed) {
    if (!submitted.isObject()) {
      refuse(path, ErrorCode.WRONG_TYPE, "must be a row of fields");
      return Map.of();
    }
    var shown = new LinkedHashMap<>(handed);
    shown.putAll(plain(submitted));
    var scope = new LinkedHashMap<>(level.scope);
    scope.putAll(shown);
    scope.put("this", shown);
    var row = new Level(path, submitted, scope);
    if (!handed.isEmpty()) {
      row.declared.add(ROW_ID);
    }
    components(list.path("components"), row, false);
    refuseUndeclared(row);
    var values = new LinkedHashMap<>(handed);
    values.putAll(row.values);
    return values;
  }

  private void refuseUndeclared(Level level) {
    level
        .submitted
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!level.declared.contains(name)) {
                refuse(level.at(name), ErrorCode.UNKNOWN_FIELD, "is no field of this form");
              }
            });
  }

  private static boolean isHidden(JsonNode component, Level level) {
    var hide = component.path("conditional").path("hide").asText();
    return Feel.isExpression(hide) && Boolean.TRUE.equals(Feel.evaluate(hide, level.scope));
  }

  private void refuse(String field, ErrorCode code, String message) {
    errors.add(new FieldError(field, code, message));
  }

  private static Map<String, Object> plain(JsonNode object) {
    return map(JSON.convertValue(object, Map.class));
  }

  private static Map<String, Object> map(Object values) {
    var copy = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) values).forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }
}
