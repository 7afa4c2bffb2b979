package org.aidflow.casefile;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.FormInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What officials found, form by form; added to, never changed. */
@Service
@Transactional
public class Findings {

  private final EntityManager entities;
  private final Timeline timeline;
  private final Clock clock;

  Findings(EntityManager entities, Timeline timeline, Clock clock) {
    this.entities = entities;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Keeps a form's fields as they were submitted, amounts in fen. */
  public void record(
      CaseNumber caseNumber,
      String formId,
      String taskKey,
      String official,
      Map<String, Object> fields) {
    entities.persist(new Finding(caseNumber, formId, taskKey, official, clock.instant(), fields));
    timeline.write(caseNumber, TimelineCode.FINDINGS_RECORDED, Map.of("form", formId));
  }

  /** Keeps the fields of the form that was just submitted. */
  public void record(CaseNumber caseNumber, FormInput form) {
    record(caseNumber, form.form(), form.taskKey(), form.official(), form.all());
  }

  /** Oldest first. */
  @Transactional(readOnly = true)
  public List<Finding> of(CaseNumber caseNumber) {
    return entities
        .createQuery("select f from Finding f where f.caseNumber = ?1 order by f.at", Finding.class)
        .setParameter(1, caseNumber)
        .getResultList();
  }

  /** The newest of one form. */
  @Transactional(readOnly = true)
  public Optional<Finding> latest(CaseNumber caseNumber, String formId) {
    return of(caseNumber).stream()
        .filter(finding -> finding.formId().equals(formId))
        .reduce((older, newer) -> newer);
  }
}
