package org.aidflow.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * A routing fact that a model's conditions read, declared once per model: text, whole number or
 * boolean, never what a person typed.
 *
 * @param name as the model writes it, in camelCase
 * @param type {@code String}, {@code Long}, {@code Integer} or {@code Boolean}
 */
public record ProcessVariable<T>(String name, Class<T> type) {

  /** The value, which must be there. */
  public T get(DelegateExecution execution) {
    return find(execution)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Variable '%s' is not set at %s of process %s"
                        .formatted(
                            name,
                            execution.getCurrentActivityId(),
                            execution.getProcessDefinitionId())));
  }

  /** The value, if it is there. */
  public Optional<T> find(DelegateExecution execution) {
    return Optional.ofNullable(execution.getVariable(name)).map(type::cast);
  }

  /** Keeps the value for the rest of this process instance. */
  public void set(DelegateExecution execution, T value) {
    execution.setVariable(name, type.cast(value));
  }
}
