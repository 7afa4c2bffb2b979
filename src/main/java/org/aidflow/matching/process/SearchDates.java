package org.aidflow.matching.process;

import java.time.Instant;
import java.util.Optional;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Subject;
import org.aidflow.matching.Matching;
import org.aidflow.workflow.KnownDates;
import org.springframework.stereotype.Component;

/** A search has its days once, in however many rounds; an extension gives it new ones. */
@Component
class SearchDates implements KnownDates {
  private final Matching matching;

  SearchDates(Matching matching) {
    this.matching = matching;
  }

  @Override
  public Optional<Instant> of(String step, Subject subject) {
    return step.equals(MatchDonorsModel.STILL_UNMET) && subject instanceof CaseNumber caseNumber
        ? matching.until(caseNumber)
        : Optional.empty();
  }
}
