package org.aidflow.approval;

import static java.util.stream.Collectors.joining;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Role;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what officials say, with who, why and when, and whom it bars from then on. */
@Component
class Rulings {

  private final EntityManager entities;
  private final FourEyes fourEyes;
  private final Timeline timeline;
  private final Clock clock;

  Rulings(EntityManager entities, FourEyes fourEyes, Timeline timeline, Clock clock) {
    this.entities = entities;
    this.fourEyes = fourEyes;
    this.timeline = timeline;
    this.clock = clock;
  }

  /**
   * Keeps a ruling.
   *
   * @param step that it takes, or is a vote on; none for a signature
   * @throws InvalidInput when its reasons do not fit
   */
  void keep(
      CaseNumber caseNumber,
      @Nullable ApprovalStep step,
      Ruling ruling,
      Money approved,
      Hand hand) {
    requireReasons(ruling);
    fourEyes.record(caseNumber, hand, ruling.official());
    entities.persist(new Decision(caseNumber, step, ruling, approved, clock.instant()));
  }

  /**
   * Keeps that the official has an interest in the case.
   *
   * @param next whoever is asked instead
   */
  void declareConflict(CaseNumber caseNumber, ApprovalStep step, Ruling ruling, Role next) {
    fourEyes.record(caseNumber, Hand.CONFLICT_DECLARED, ruling.official());
    entities.persist(new Decision(caseNumber, step, ruling, Money.ZERO, clock.instant()));
    timeline.write(caseNumber, TimelineCode.CONFLICT_DECLARED, Map.of("role", next.id()));
  }

  static String names(List<Reason> reasons) {
    return reasons.stream().map(Reason::name).collect(joining(","));
  }

  static String words(@Nullable String words) {
    return words == null ? "" : words;
  }

  private static void requireReasons(Ruling ruling) {
    if (ruling.reasons().isEmpty()) {
      throw InvalidInput.of("reasonCodes", ErrorCode.REQUIRED, "Give at least one reason");
    }
    for (Reason reason : ruling.reasons()) {
      if (!reason.fits(ruling.verdict())) {
        throw InvalidInput.of(
            "reasonCodes",
            ErrorCode.OUT_OF_RANGE,
            ruling.verdict().isFavourable()
                ? "One of them speaks against helping, the decision for it"
                : "One of them speaks for helping, the decision against it");
      }
    }
    if (words(ruling.words()).isBlank() && !ruling.verdict().speaksForItself()) {
      throw InvalidInput.of("reasonText", ErrorCode.REQUIRED, "Give the reason in words");
    }
  }
}
