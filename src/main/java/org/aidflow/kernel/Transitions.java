package org.aidflow.kernel;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a thing may become, the whole table: {@code Transitions.from(OPEN).to(OPEN, PAID,
 * LAPSED).to(PAID, LAPSED)}. PostgreSQL holds the same rows, and {@code src/docs/states.md} shows
 * them.
 */
public final class Transitions<S extends Enum<S>> {
  private final Set<S> beginnings;
  private final Map<S, Set<S>> successors;

  private Transitions(Set<S> beginnings, Map<S, Set<S>> successors) {
    this.beginnings = beginnings;
    this.successors = successors;
  }

  /** A table, still empty, whose things begin like that. */
  public static <S extends Enum<S>> Transitions<S> from(S beginning) {
    return from(EnumSet.of(beginning), beginning.getDeclaringClass());
  }

  /** A table, still empty, whose things begin with one of these. */
  public static <S extends Enum<S>> Transitions<S> from(Set<S> beginnings, Class<S> statuses) {
    return new Transitions<>(EnumSet.copyOf(beginnings), new EnumMap<>(statuses));
  }

  /** The same table with what {@code status} may become. */
  @SafeVarargs
  public final Transitions<S> to(S status, S next, S... others) {
    var all = EnumSet.of(next);
    for (S other : others) {
      all.add(other);
    }
    return to(status, all);
  }

  /** The same table with what {@code status} may become. */
  public Transitions<S> to(S status, Set<S> next) {
    var more = new EnumMap<S, Set<S>>(status.getDeclaringClass());
    more.putAll(successors);
    more.put(status, next);
    return new Transitions<>(beginnings, more);
  }

  public boolean allows(S status, S next) {
    return after(status).contains(next);
  }

  /** What the status may become; nothing after an end. */
  public Set<S> after(S status) {
    return Set.copyOf(successors.getOrDefault(status, Set.of()));
  }

  /** Every pair as {@code OPEN PAID}. */
  public Set<String> pairs() {
    return successors.entrySet().stream()
        .flatMap(row -> row.getValue().stream().map(next -> row.getKey() + " " + next))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The table as a Mermaid state diagram; a status that nothing follows is an end. */
  public String diagram() {
    var begin = beginnings.stream().map(first -> "[*] --> " + first);
    return Stream.concat(begin, statuses().flatMap(this::arrows))
        .collect(Collectors.joining("\n  ", "stateDiagram-v2\n  ", "\n"));
  }

  private Stream<S> statuses() {
    return Arrays.stream(beginnings.iterator().next().getDeclaringClass().getEnumConstants());
  }

  private Stream<String> arrows(S status) {
    var next = successors.getOrDefault(status, Set.of());
    return next.isEmpty()
        ? Stream.of(status + " --> [*]")
        : next.stream().sorted().map(one -> status + " --> " + one);
  }
}
