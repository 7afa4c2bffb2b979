package org.aidflow.matching;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.aidflow.kernel.Money;

/** Money that serves a need: a part of a gift, or of a public fund. */
public interface Given {

  /** Money is paid out in the order in which it was given. */
  Comparator<Given> OLDEST_FIRST = Comparator.comparing(Given::givenAt).thenComparing(Given::id);

  UUID id();

  /** Whether it is for this need line. */
  boolean serves(UUID needId);

  /** What serves the need now: what was given less what was taken back. */
  Money amount();

  /** All that was taken back of it. */
  Money takenBack();

  Instant givenAt();
}
