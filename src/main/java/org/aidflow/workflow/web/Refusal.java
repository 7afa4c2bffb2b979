package org.aidflow.workflow.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.aidflow.kernel.FieldError;
import org.aidflow.kernel.InvalidInput;

/**
 * How a refusal reads on the engine's doors; Tasklist shows the message.
 *
 * @param errors field by field, when the input is wrong
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Refusal(String type, String message, List<FieldError> errors) {

  static Refusal of(Throwable reason) {
    return new Refusal(
        reason.getClass().getSimpleName(), String.valueOf(reason.getMessage()), List.of());
  }

  static Refusal of(InvalidInput input, String message) {
    return new Refusal(input.getClass().getSimpleName(), message, input.errors());
  }
}
