package org.aidflow.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;

/** What is known of a case after its payments. */
public record FollowUp(List<Receipt> receipts, @Nullable Outcome outcome) {

  /**
   * Whether a payment arrived.
   *
   * @param returned the bank sent it back after it was paid
   * @param word the newest word on it; null as long as nobody said anything
   */
  public record Receipt(
      UUID paymentId, Money paid, Instant paidAt, boolean returned, @Nullable Word word) {

    /** Something is not as it should be, and a person looks at it. */
    public boolean isDoubtful() {
      return returned || (word != null && !word.amount().equals(paid));
    }

    /** Nobody said anything, for so long that it counts as received. */
    public boolean isBySilence() {
      return word != null && word.source() == Source.SILENCE;
    }

    /** What is known to have arrived. */
    public Money arrived() {
      return word == null ? Money.ZERO : word.amount();
    }
  }

  /**
   * Who said what about the arrival.
   *
   * @param on the day it arrived, where it was said
   */
  public record Word(Source source, Received received, Money amount, @Nullable LocalDate on) {}

  /** By whom an arrival is known; silence for two weeks counts as a word. */
  public enum Source {
    HOUSEHOLD,
    SILENCE,
    IN_PERSON,
    CLEARED_UP
  }

  /**
   * How the household fares.
   *
   * @param newNeeds codes of categories
   */
  public record Outcome(
      boolean byVisit, Result result, boolean needMet, Set<String> newNeeds, Instant at) {}
}
