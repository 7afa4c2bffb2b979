package org.aidflow.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** An input is refused, field by field. */
public final class InvalidInput extends RuntimeException {
  private final transient List<FieldError> errors;

  public InvalidInput(List<FieldError> errors) {
    super(
        errors.stream()
            .map(error -> error.field() + ": " + error.message())
            .collect(Collectors.joining("; ")));
    this.errors = List.copyOf(errors);
  }

  public static InvalidInput of(String field, ErrorCode code, String message) {
    return new InvalidInput(List.of(new FieldError(field, code, message)));
  }

  /** Refuses when there is something to refuse. */
  public static void throwIfAny(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw new InvalidInput(errors);
    }
  }

  public List<FieldError> errors() {
    return errors;
  }
}
