package org.aidflow.exchange;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.stream.Stream;

/** What a failed try leaves behind: its causes, and when to try again. */
final class Failures {

  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LAST = Duration.ofHours(6);

  private Failures() {}

  /** The types of the causes; their messages may hold what nobody should read. */
  static String describe(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(5)
        .map(cause -> cause.getClass().getSimpleName())
        .collect(joining(" < "));
  }

  /** 5 s, 15 s, 45 s and so on, at most 6 h: twelve tries take most of a day. */
  static Duration backOff(int attempt) {
    long seconds = FIRST.toSeconds() * (long) Math.pow(3, Math.min(attempt, 12) - 1);
    return Duration.ofSeconds(Math.min(seconds, LAST.toSeconds()));
  }
}
