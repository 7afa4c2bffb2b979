package org.aidflow.casefile;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.DecisionOutcome;
import org.aidflow.workflow.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks decision tables about a case and keeps facts, rules hit and version of each answer. */
@Service
@Transactional
public class Assessments {

  private final Decisions decisions;
  private final EntityManager entities;
  private final Clock clock;

  Assessments(Decisions decisions, EntityManager entities, Clock clock) {
    this.decisions = decisions;
    this.entities = entities;
    this.clock = clock;
  }

  /** What the newest version of the table says of these facts. */
  public DecisionOutcome ask(
      CaseNumber caseNumber, String table, Map<String, @Nullable Object> facts) {
    DecisionOutcome outcome = decisions.evaluate(table, facts);
    entities.persist(
        new Assessment(
            caseNumber,
            clock.instant(),
            table,
            outcome.version(),
            facts,
            outcome.rows(),
            outcome.rulesHit()));
    return outcome;
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<Assessment> of(CaseNumber caseNumber) {
    return entities
        .createQuery(
            "select a from Assessment a where a.caseNumber = ?1 order by a.at", Assessment.class)
        .setParameter(1, caseNumber)
        .getResultList();
  }
}
