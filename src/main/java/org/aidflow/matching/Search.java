package org.aidflow.matching;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.aidflow.kernel.CaseNumber;
import org.jspecify.annotations.Nullable;

/**
 * The search for donors of one case, over all its rounds: what is met is paid part by part, and the
 * search goes on for the rest.
 */
@Entity
@Table(name = "search")
class Search {
  @Id private String caseNumber;
  @Version private @Nullable Long version;
  private @Nullable Instant until;
  private boolean firstLineMet;

  protected Search() {}

  Search(CaseNumber caseNumber, Instant until) {
    this.caseNumber = caseNumber.value();
    this.until = until;
  }

  /** From then on an official decides what becomes of the rest; empty while it waits for money. */
  Optional<Instant> until() {
    return Optional.ofNullable(until);
  }

  void goOnUntil(Instant then) {
    until = then;
  }

  /** Its days are counted anew from when money comes. */
  void waitForMoney() {
    until = null;
  }

  /** Nothing of this round is met yet. */
  void begin() {
    firstLineMet = false;
  }

  /** Whether this line is the first of the round. */
  boolean isFirst() {
    boolean first = !firstLineMet;
    firstLineMet = true;
    return first;
  }
}
