package org.aidflow.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * An official division code: province 2, city 4, county 6, township 9, village 12 digits, each
 * beginning with the code of its parent. Well-formed, but not necessarily known: {@link
 * Areas#exists} says so.
 */
public record AreaCode(@JsonValue String value) implements Comparable<AreaCode> {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AreaCode {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("an area code has 2, 4, 6, 9 or 12 digits");
    }
  }

  /** Whether the text could be an area code at all. */
  public static boolean isWellFormed(String text) {
    return levelOf(text).isPresent()
        && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }

  public AreaLevel level() {
    return levelOf(value).orElseThrow();
  }

  /** The area around this one, none around a province. */
  public Optional<AreaCode> parent() {
    return level().above().map(this::at);
  }

  /** The area of that level which this one lies in, or this one; there is none below. */
  public AreaCode at(AreaLevel level) {
    if (level.compareTo(level()) > 0) {
      throw new IllegalArgumentException(value + " lies in no single " + level.en());
    }
    return new AreaCode(value.substring(0, level.digits()));
  }

  /** Whether this area is the other or a part of it. */
  public boolean within(AreaCode other) {
    return value.startsWith(other.value);
  }

  private static Optional<AreaLevel> levelOf(String text) {
    for (var level : AreaLevel.values()) {
      if (level.digits() == text.length()) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }

  @Override
  public int compareTo(AreaCode other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
