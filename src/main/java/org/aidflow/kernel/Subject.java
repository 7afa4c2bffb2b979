package org.aidflow.kernel;

import java.util.Optional;

/**
 * What work is about, by the number that people call it. A case is one kind of subject; others have
 * a {@link WorkNumber}. A process is about the subject whose number is its business key.
 */
public sealed interface Subject permits CaseNumber, WorkNumber {

  /** The number as text, {@code HR-2026-0000017} or {@code BREAK-2026-0000012}. */
  String value();

  /** The subject of that number; none when the text is no such number. */
  static Optional<Subject> parse(String text) {
    return CaseNumber.isWellFormed(text)
        ? Optional.of(new CaseNumber(text))
        : WorkNumber.parse(text).map(number -> number);
  }
}
