package org.aidflow.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a case, {@code HR-2026-0000017}: kind in two letters, year, sequence of seven digits.
 */
public record CaseNumber(@JsonValue String value) implements Subject, Comparable<CaseNumber> {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}-[0-9]{4}-[0-9]{7}");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CaseNumber {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("a case number looks like HR-2026-0000017");
    }
  }

  /** Whether the text could be a case number at all. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /** The number of the year's n-th case of that kind. */
  public static CaseNumber of(String kind, int year, long sequence) {
    return new CaseNumber(String.format(Locale.ROOT, "%s-%04d-%07d", kind, year, sequence));
  }

  @Override
  public int compareTo(CaseNumber other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
