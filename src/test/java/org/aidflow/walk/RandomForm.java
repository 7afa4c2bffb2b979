package org.aidflow.walk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.aidflow.banksimulator.BankProcess;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Fills in any form of the house, by what its schema allows and nothing else. */
final class RandomForm {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

  private final ProcessEngine engine;
  private final Random random;
  private final LocalDate today;
  private final String holder;

  /**
   * @param holder of the household's account
   */
  RandomForm(ProcessEngine engine, Random random, LocalDate today, String holder) {
    this.engine = engine;
    this.random = random;
    this.today = today;
    this.holder = holder;
  }

  Map<String, Object> fill(Task task) {
    var reference = engine.getFormService().getTaskFormData(task.getId()).getCamundaFormRef();
    var schema = read(Path.of("forms", reference.getKey() + ".form"));
    return fields(schema.path("components"), engine.getTaskService().getVariables(task.getId()));
  }

  private Map<String, Object> fields(JsonNode components, Map<String, Object> shown) {
    var filled = new LinkedHashMap<String, Object>();
    for (var component : components) {
      var key = component.path("key").asText(component.path("path").asText());
      if (key.isEmpty() || isHidden(component, filled, shown)) {
        continue;
      }
      if (component.path("type").asText().equals("dynamiclist")) {
        filled.put(key, rows(component, shown.get(key)));
      } else if (!mayStayEmpty(component) || random.nextBoolean()) {
        var value = value(component, key);
        if (value != null) {
          filled.put(key, value);
        }
      }
    }
    return filled;
  }

  private static boolean mayStayEmpty(JsonNode component) {
    return !component.path("type").asText().equals("checkbox")
        && !component.path("validate").path("required").asBoolean();
  }

  private boolean isHidden(
      JsonNode component, Map<String, Object> filled, Map<String, Object> shown) {
    var hide = component.path("conditional").path("hide").asText();
    if (hide.isEmpty()) {
      return false;
    }
    var scope = new LinkedHashMap<String, Object>(shown);
    scope.putAll(filled);
    scope.put("this", filled);
    var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return Boolean.TRUE.equals(
        configuration
            .getDmnEngineConfiguration()
            .getFeelEngine()
            .evaluateSimpleExpression(
                hide.substring(1), Variables.fromMap(scope).asVariableContext()));
  }

  private List<Map<String, Object>> rows(JsonNode list, @Nullable Object handedOut) {
    var rows = new ArrayList<Map<String, Object>>();
    for (var row : parse(String.valueOf(handedOut))) {
      Map<String, Object> shown = JSON.convertValue(row, MAP);
      var filled = fields(list.path("components"), shown);
      filled.put("id", row.path("id").asText());
      if (filled.containsKey("confirmedYuan")) {
        filled.put("confirmedYuan", row.path("askedYuan").asText());
      }
      rows.add(filled);
    }
    return rows;
  }

  private @Nullable Object value(JsonNode component, String key) {
    return switch (component.path("type").asText()) {
      case "radio", "select" -> oneOf(component);
      case "taglist", "checklist" -> List.of(oneOf(component));
      case "checkbox" -> component.path("validate").path("required").asBoolean() || likely(key);
      case "number" -> number(component, key);
      case "datetime" -> today.toString();
      case "textfield", "textarea" -> text(component, key);
      default -> null;
    };
  }

  private boolean likely(String key) {
    return random.nextInt(10) < (key.equals("relativeOfOfficial") ? 1 : 8);
  }

  private String oneOf(JsonNode component) {
    var values =
        StreamSupport.stream(component.path("values").spliterator(), false)
            .map(value -> value.path("value").asText())
            .toList();
    return values.get(random.nextInt(values.size()));
  }

  private Object number(JsonNode component, String key) {
    var least = component.path("validate").path("min").asInt(1);
    if (key.endsWith("Yuan")) {
      return "%d.%02d".formatted(100 + random.nextInt(700), random.nextInt(100));
    }
    return Math.max(least, 1) + random.nextInt(4);
  }

  private String text(JsonNode component, String key) {
    if (key.equals("accountNumber")) {
      return random.nextInt(4) == 0 ? BankProcess.REJECT : BankProcess.SOUND;
    }
    if (key.equals("bankCode")) {
      return "105100000017";
    }
    if (key.equals("accountHolder")) {
      return holder;
    }
    var talkative = component.path("validate").path("minLength").asInt() > 5;
    return talkative
        ? "Seen with my own eyes, on a cold day."
        : "Words %d".formatted(random.nextInt(9));
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
