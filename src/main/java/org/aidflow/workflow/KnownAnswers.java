package org.aidflow.workflow;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentLruCache;

/**
 * What tables said lately. One version of a table says the same to the same facts, and looking that
 * up costs a fraction of reading the table's cells again.
 */
final class KnownAnswers {

  private static final int MOST = 1000;

  private final ConcurrentLruCache<Question, DecisionOutcome> answers;

  /**
   * @param ask reads the table
   */
  KnownAnswers(Function<Question, DecisionOutcome> ask) {
    this.answers = new ConcurrentLruCache<>(MOST, ask);
  }

  /** The answer given before, or else the one asked for now. */
  DecisionOutcome of(Question question) {
    return answers.get(question);
  }

  /** A version of a table, and what it is asked about. */
  record Question(String definitionId, Map<String, ? extends @Nullable Object> facts) {}
}
