package org.aidflow.workflow.guard;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;

/** Reads what a command of the engine is about; the engine keeps it in protected fields. */
final class Fields {

  private final DirectFieldAccessor fields;

  private Fields(Object command) {
    fields = new DirectFieldAccessor(command);
  }

  static Fields of(Object command) {
    return new Fields(command);
  }

  /** The field's value; none when it is not set, or when there is no such field. */
  <T> Optional<T> find(String name, Class<T> type) {
    return fields.isReadableProperty(name)
        ? Optional.ofNullable(fields.getPropertyValue(name)).map(type::cast)
        : Optional.empty();
  }

  @Nullable String text(String name) {
    return find(name, String.class).orElse(null);
  }

  boolean flag(String name) {
    return find(name, Boolean.class).orElse(false);
  }

  /** Values by the names of variables. */
  @SuppressWarnings("unchecked")
  @Nullable Map<String, Object> variables(String name) {
    return (Map<String, Object>) find(name, Map.class).orElse(null);
  }
}
