package org.aidflow.casefile;

import java.time.DateTimeException;
import java.time.Instant;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.jspecify.annotations.Nullable;

/** A place in a list that is sorted by the time of the last change, then by number. */
record CaseCursor(Instant updatedAt, String caseNumber) {

  private static final String LAST = "~"; // sorts behind every case number

  static CaseCursor startOf(CaseQuery query, @Nullable String after) {
    if (after != null) {
      return parse(after);
    }
    Instant from = query.updatedAfter();
    return new CaseCursor(from == null ? Instant.EPOCH : from, LAST);
  }

  static String at(CaseFile file) {
    return file.updatedAt() + "_" + file.caseNumber();
  }

  private static CaseCursor parse(String text) {
    int gap = text.indexOf('_');
    try {
      return new CaseCursor(
          Instant.parse(text.substring(0, Math.max(gap, 0))), text.substring(gap + 1));
    } catch (DateTimeException e) {
      throw InvalidInput.of("after", ErrorCode.BAD_FORMAT, "after is the next of another page");
    }
  }
}
