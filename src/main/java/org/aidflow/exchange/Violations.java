package org.aidflow.exchange;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.FieldError;
import org.jspecify.annotations.Nullable;

/** Says of a broken constraint of {@code jakarta.validation} which field broke it and how. */
public final class Violations {

  private static final Set<ElementKind> NO_FIELDS =
      Set.of(
          ElementKind.METHOD,
          ElementKind.PARAMETER,
          ElementKind.CONSTRUCTOR,
          ElementKind.CONTAINER_ELEMENT);

  private Violations() {}

  /** The error with the field's path below the checked value. */
  public static FieldError error(ConstraintViolation<?> violation) {
    return new FieldError(
        path(violation.getPropertyPath()), code(violation), violation.getMessage());
  }

  private static ErrorCode code(ConstraintViolation<?> violation) {
    var constraint = violation.getConstraintDescriptor();
    return switch (constraint.getAnnotation().annotationType().getSimpleName()) {
      case "NotNull", "NotBlank", "NotEmpty" -> ErrorCode.REQUIRED;
      case "Size", "Length" ->
          isShort(violation.getInvalidValue(), constraint.getAttributes())
              ? ErrorCode.TOO_SHORT
              : ErrorCode.TOO_LONG;
      case "Min",
          "Max",
          "DecimalMin",
          "DecimalMax",
          "Positive",
          "PositiveOrZero",
          "Negative",
          "NegativeOrZero",
          "Range",
          "Digits",
          "Future",
          "FutureOrPresent" ->
          ErrorCode.OUT_OF_RANGE;
      case "Past", "PastOrPresent" -> ErrorCode.FUTURE_DATE;
      default -> ErrorCode.BAD_FORMAT;
    };
  }

  private static boolean isShort(@Nullable Object value, Map<String, Object> attributes) {
    return attributes.get("min") instanceof Integer least && size(value) < least;
  }

  private static int size(@Nullable Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    }
    return value instanceof Collection<?> items ? items.size() : Integer.MAX_VALUE;
  }

  private static String path(Path path) {
    var fields = new StringJoiner(".");
    for (Path.Node node : path) {
      String field = node.toString();
      if (!NO_FIELDS.contains(node.getKind()) && !field.isEmpty()) {
        fields.add(field);
      }
    }
    return fields.toString();
  }
}
