package org.aidflow.kernel;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * The input is sound but meets a state that does not allow it; the facts say what stands in the way
 * (for example {@code openFen}).
 */
public final class Conflict extends RuntimeException {
  /** Of the problem document that the facts become part of. */
  private static final Set<String> MEMBERS =
      Set.of("type", "title", "status", "detail", "instance", "errors");

  private final ErrorCode code;
  private final transient Map<String, Object> facts;

  public Conflict(ErrorCode code, String message, Map<String, Object> facts) {
    super(message);
    if (!Collections.disjoint(facts.keySet(), MEMBERS)) {
      throw new IllegalArgumentException("A fact is called as a member of problem documents is");
    }
    this.code = code;
    this.facts = Map.copyOf(facts);
  }

  public static Conflict of(ErrorCode code, String message) {
    return new Conflict(code, message, Map.of());
  }

  public ErrorCode code() {
    return code;
  }

  public Map<String, Object> facts() {
    return facts;
  }
}
