package org.aidflow.workflow;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What tables said lately. One version of a table says the same to the same facts, and looking that
 * up costs a fraction of reading the table's cells again.
 */
final class KnownAnswers {

  private static final int MOST = 1000;

  private final Map<Question, DecisionOutcome> answers =
      Collections.synchronizedMap(new LatestUsed());

  /** The answer given before, or else the one asked for now. */
  DecisionOutcome of(
      String definitionId,
      Map<String, ? extends @Nullable Object> facts,
      Supplier<DecisionOutcome> ask) {
    var question = new Question(definitionId, new HashMap<>(facts));
    var known = answers.get(question);
    if (known != null) {
      return known;
    }
    var answer = ask.get();
    answers.put(question, answer);
    return answer;
  }

  private record Question(String definitionId, Map<String, ? extends @Nullable Object> facts) {}

  private static final class LatestUsed extends LinkedHashMap<Question, DecisionOutcome> {

    LatestUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Question, DecisionOutcome> eldest) {
      return size() > MOST;
    }
  }
}
