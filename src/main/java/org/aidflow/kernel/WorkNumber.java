package org.aidflow.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of work that is about no case, {@code BREAK-2026-0000012}: kind, year, sequence of seven
 * digits.
 */
public record WorkNumber(@JsonValue String value) implements Subject, Comparable<WorkNumber> {
  private static final Pattern SEQUENCE = Pattern.compile("-[0-9]{4}-[0-9]{7}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WorkNumber {
    if (kindOf(value).isEmpty()) {
      throw new IllegalArgumentException("a work number looks like BREAK-2026-0000012");
    }
  }

  /** The number; none when the text is none. */
  public static Optional<WorkNumber> parse(String text) {
    return kindOf(text).map(kind -> new WorkNumber(text));
  }

  /** The number of the year's n-th work of that kind. */
  public static WorkNumber of(WorkKind kind, int year, long sequence) {
    return new WorkNumber(String.format(Locale.ROOT, "%s-%04d-%07d", kind, year, sequence));
  }

  /** What kind of work it is. */
  public WorkKind kind() {
    return kindOf(value).orElseThrow();
  }

  private static Optional<WorkKind> kindOf(String text) {
    return Arrays.stream(WorkKind.values())
        .filter(
            kind ->
                text.startsWith(kind.name())
                    && SEQUENCE.matcher(text.substring(kind.name().length())).matches())
        .findFirst();
  }

  @Override
  public int compareTo(WorkNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
