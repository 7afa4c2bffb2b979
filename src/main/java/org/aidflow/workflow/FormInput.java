package org.aidflow.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * What an official submitted with a task, as the guard let it through: declared fields only, each
 * checked against the form. The {@code Record…} delegate right behind the task reads it; after the
 * transaction it is nowhere in the engine.
 */
public final class FormInput {

  private static final String VARIABLE = "formInput";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Content content;

  private FormInput(Content content) {
    this.content = content;
  }

  /** Reads what came with the task that was completed in this very transaction. */
  public static FormInput of(DelegateExecution execution) {
    if (execution.getVariable(VARIABLE) instanceof String text) {
      return read(text);
    }
    throw new IllegalStateException(
        "No form input at "
            + execution.getCurrentActivityId()
            + ": it must be right behind its user task");
  }

  /** What the guard let through. */
  public static FormInput of(
      String form, String taskId, String taskKey, String official, Map<String, Object> fields) {
    return new FormInput(new Content(form, taskId, taskKey, official, fields));
  }

  private static FormInput read(String text) {
    try {
      return new FormInput(JSON.readValue(text, Content.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Form input is unreadable", e);
    }
  }

  /** Carries it to the delegate right behind the task, and no further than this transaction. */
  public Map<String, Object> asTransientVariable() {
    try {
      return Variables.putValue(
          VARIABLE, Variables.stringValue(JSON.writeValueAsString(content), true));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Form input is unwritable", e);
    }
  }

  /** The user id of the official who submitted it. */
  public String official() {
    return content.official;
  }

  /** The task it came with. */
  public String taskId() {
    return content.taskId;
  }

  /** The id of the user task in the model, {@code UserTask_VisitHousehold}. */
  public String taskKey() {
    return content.taskKey;
  }

  /** The id of the form, {@code visit-household}. */
  public String form() {
    return content.form;
  }

  /** Whether the field was filled in. */
  public boolean has(String name) {
    return content.fields.get(name) != null;
  }

  public String text(String name) {
    return required(name, textOrNull(name));
  }

  public @Nullable String textOrNull(String name) {
    return typed(name, String.class);
  }

  public LocalDate date(String name) {
    return LocalDate.parse(text(name));
  }

  public @Nullable LocalDate dateOrNull(String name) {
    return has(name) ? date(name) : null;
  }

  /** An amount of a field {@code …Yuan}, which the guard turned to fen. */
  public Money money(String name) {
    return Money.fen(required(name, typed(name, Number.class)).longValue());
  }

  public @Nullable Money moneyOrNull(String name) {
    return has(name) ? money(name) : null;
  }

  public int number(String name) {
    return Math.toIntExact(required(name, typed(name, Number.class)).longValue());
  }

  /** A checkbox; one that was left alone is not ticked. */
  public boolean flag(String name) {
    return Boolean.TRUE.equals(typed(name, Boolean.class));
  }

  /** The values chosen in a checklist or taglist; none when it was left alone. */
  public List<String> choices(String name) {
    return list(name).stream().map(String.class::cast).toList();
  }

  /**
   * The rows of a dynamic list: each the row that was handed out with the task, and over it what
   * was typed.
   */
  public List<Map<String, Object>> rows(String name) {
    return list(name).stream().map(FormInput::row).toList();
  }

  /** Every field that was filled in, by name: text, whole number, boolean, list or row. */
  public Map<String, Object> all() {
    return Collections.unmodifiableMap(content.fields);
  }

  private List<?> list(String name) {
    List<?> values = typed(name, List.class);
    return values == null ? List.of() : values;
  }

  private static Map<String, Object> row(Object row) {
    var copy = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) row).forEach((key, value) -> copy.put(String.valueOf(key), value));
    return Collections.unmodifiableMap(copy);
  }

  private <T> @Nullable T typed(String name, Class<T> type) {
    Object value = content.fields.get(name);
    if (value != null && !type.isInstance(value)) {
      throw new IllegalStateException(
          "Field '%s' of form '%s' is no %s"
              .formatted(name, content.form, type.getSimpleName().toLowerCase(Locale.ROOT)));
    }
    return type.cast(value);
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw InvalidInput.of(name, ErrorCode.REQUIRED, "is required");
    }
    return value;
  }

  private record Content(
      String form, String taskId, String taskKey, String official, Map<String, Object> fields) {}
}
