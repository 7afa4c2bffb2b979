package org.aidflow.workflow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a decision table said: enough to explain and to replay it.
 *
 * @param version of the table that was asked
 * @param rows the outputs of the rules that hit, by output name, in the order of the table
 * @param rulesHit the ids of those rules
 */
public record DecisionOutcome(
    String table, int version, List<Map<String, Object>> rows, List<String> rulesHit) {

  public DecisionOutcome {
    rows = rows.stream().map(DecisionOutcome::unmodifiable).toList();
    rulesHit = List.copyOf(rulesHit);
  }

  private static Map<String, Object> unmodifiable(Map<String, Object> row) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(row));
  }

  /** The one row of a table of which exactly one rule hits. */
  public Map<String, Object> row() {
    if (rows.size() != 1) {
      throw new IllegalStateException(
          "Table '%s' (version %d): %d rows instead of one".formatted(table, version, rows.size()));
    }
    return rows.get(0);
  }

  /** A text of that one row. */
  public String text(String output) {
    return value(output, String.class);
  }

  /** A whole number of that one row. */
  public long number(String output) {
    return value(output, Number.class).longValue();
  }

  private <T> T value(String output, Class<T> type) {
    Object value = row().get(output);
    if (!type.isInstance(value)) {
      throw new IllegalStateException(
          "Table '%s' (version %d): output '%s' is missing or of another type"
              .formatted(table, version, output));
    }
    return type.cast(value);
  }
}
