package org.aidflow.notice;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;

/** A place in a list that is sorted from the newest to the oldest. */
record NoticeCursor(Instant publishedAt, UUID id) {

  private static final NoticeCursor FIRST =
      new NoticeCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(0, 0));

  static NoticeCursor startOf(@Nullable String after) {
    if (after == null) {
      return FIRST;
    }
    int gap = Math.max(after.indexOf('_'), 0);
    try {
      return new NoticeCursor(
          Instant.parse(after.substring(0, gap)), UUID.fromString(after.substring(gap + 1)));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw InvalidInput.of("after", ErrorCode.BAD_FORMAT, "after is the next of another page");
    }
  }

  static String at(Notice notice) {
    return notice.publishedAt() + "_" + notice.id();
  }
}
