package org.aidflow.matching;

import java.util.UUID;
import org.aidflow.kernel.AreaCode;

/** What a donor wishes for the part of a gift that serves nothing. */
public sealed interface DonorWish {

  /** Back to whom it came from. */
  record Refund() implements DonorWish {}

  /** To a need, as much as is open of it. */
  record ToNeed(UUID needId) implements DonorWish {}

  /** To the most urgent need of all, as much as is open of it. */
  record ToNextNeed() implements DonorWish {}

  /** To the public fund of an area. */
  record ToFund(AreaCode area) implements DonorWish {}
}
