package org.aidflow.casefile;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.aidflow.access.CurrentActor;
import org.aidflow.kernel.CaseNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who did what to a case, and when. Entries are added, never changed. */
@Service
@Transactional
public class Timeline {

  private final EntityManager entities;
  private final CurrentActor actor;
  private final Clock clock;

  Timeline(EntityManager entities, CurrentActor actor, Clock clock) {
    this.entities = entities;
    this.actor = actor;
    this.clock = clock;
  }

  /** Adds what just happened, by whoever acts now; facts fill the gaps of its sentence. */
  public void write(CaseNumber caseNumber, TimelineCode code, Map<String, String> facts) {
    entities.persist(new TimelineEntry(caseNumber, clock.instant(), actor.id(), code, facts));
  }

  public void write(CaseNumber caseNumber, TimelineCode code) {
    write(caseNumber, code, Map.of());
  }

  /** From the first entry to the newest. */
  @Transactional(readOnly = true)
  public List<TimelineEntry> of(CaseNumber caseNumber) {
    return entities
        .createQuery(
            "select e from TimelineEntry e where e.caseNumber = ?1 order by e.at, e.id",
            TimelineEntry.class)
        .setParameter(1, caseNumber.value())
        .getResultList();
  }
}
