package org.aidflow.notice;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseStatus;
import org.aidflow.casefile.Findings;
import org.aidflow.casefile.SearchSuspended;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.InvalidInput;
import org.aidflow.kernel.NotFound;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.FormInput;
import org.aidflow.workflow.Sends;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What neighbours have against cases on notice. The row of the notice is the lock: an objection and
 * the end of the notice see each other.
 */
@Sends("objection-raised")
@Service
@Transactional
public class Objections {
  /** What the process waits for; {@code public-notice.bpmn} has the same name. */
  private static final String RAISED = "objection-raised";

  private final EntityManager entities;
  private final ObjectionRepository objections;
  private final NoticeRepository stored;
  private final Notices notices;
  private final SettleObjections settling;
  private final CaseFiles files;
  private final Findings findings;
  private final Timeline timeline;
  private final Vault vault;
  private final Signals signals;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Objections(
      EntityManager entities,
      ObjectionRepository objections,
      NoticeRepository stored,
      Notices notices,
      SettleObjections settling,
      CaseFiles files,
      Findings findings,
      Timeline timeline,
      Vault vault,
      Signals signals,
      ApplicationEventPublisher events,
      Clock clock) {
    this.entities = entities;
    this.objections = objections;
    this.stored = stored;
    this.notices = notices;
    this.settling = settling;
    this.files = files;
    this.findings = findings;
    this.timeline = timeline;
    this.vault = vault;
    this.signals = signals;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Keeps an objection to a running notice and has it looked into.
   *
   * @throws NotFound when there never was such a notice
   * @throws Conflict when the notice is over
   */
  public Objection raise(UUID noticeId, String clientId, NewObjection said) {
    InvalidInput.throwIfAny(said.flaws());
    var notice =
        stored.locked(noticeId).orElseThrow(() -> new NotFound("There is no notice " + noticeId));
    if (notice.endedAt().isPresent()) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "This notice is over");
    }
    var caseNumber = notice.caseNumber();
    // while one is looked into, the next is found by who has done with it
    boolean first = !isOneOpen(caseNumber);
    var objection =
        new Objection(
            notice,
            clientId,
            said.ground(),
            vault.keep(said.objector()),
            vault.keep(said.said()),
            clock.instant());
    entities.persist(objection);
    timeline.write(caseNumber, TimelineCode.OBJECTION_RAISED);
    files.announce(caseNumber, RAISED, Map.of("noticeId", noticeId));
    if (first) {
      signals.send(RAISED, caseNumber);
    }
    return objection;
  }

  /** Every objection to the case, the oldest first. */
  @Transactional(readOnly = true)
  public List<Objection> of(CaseNumber caseNumber) {
    return objections.findByCaseNumberOrderByRaisedAtAscIdAsc(caseNumber);
  }

  /**
   * Carries out what an official found about the oldest open objection (form {@code
   * investigate-objection}).
   *
   * @throws InvalidInput on {@code householdSize} when it is given and nothing is amended
   * @throws Conflict when none is open
   */
  public Investigated decide(CaseNumber caseNumber, FormInput input) {
    var outcome = Outcome.valueOf(input.text("outcome"));
    if (outcome != Outcome.AMEND && input.has("householdSize")) {
      throw InvalidInput.of(
          "householdSize", ErrorCode.NOT_ALLOWED, "only an amended notice says another size");
    }
    stored.lockedRunning(caseNumber);
    var open = open(caseNumber);
    if (open.isEmpty()) {
      throw Conflict.of(ErrorCode.WRONG_STATE, "No objection to this case is open");
    }
    findings.record(caseNumber, input.form(), input.taskKey(), input.official(), input.all());
    var objection = open.get(0);
    switch (outcome) {
      case UPHOLD -> uphold(objection);
      case AMEND -> amend(objection, input);
      case DISMISS -> dismiss(objection);
    }
    return new Investigated(outcome == Outcome.UPHOLD, isOneOpen(caseNumber));
  }

  private void uphold(Objection objection) {
    var caseNumber = objection.caseNumber();
    settling.settle(objection, ObjectionStatus.UPHELD);
    notices.takeDown(caseNumber);
    files.announce(caseNumber, "objection-upheld", Map.of());
    if (files.of(caseNumber).isHelped()) {
      timeline.write(caseNumber, TimelineCode.OBJECTION_UPHELD); // whoever ratifies reads it
    } else {
      files.moveTo(caseNumber, CaseStatus.VERIFYING, TimelineCode.OBJECTION_UPHELD, Map.of());
      events.publishEvent(new SearchSuspended(caseNumber));
    }
  }

  private void amend(Objection objection, FormInput input) {
    settling.settle(objection, ObjectionStatus.AMENDED);
    var size = input.has("householdSize") ? input.number("householdSize") : null;
    notices.publishAmended(objection.caseNumber(), size);
  }

  private void dismiss(Objection objection) {
    settling.settle(objection, ObjectionStatus.DISMISSED);
    timeline.write(objection.caseNumber(), TimelineCode.OBJECTION_DISMISSED);
    files.announce(objection.caseNumber(), "objection-dismissed", Map.of());
  }

  private List<Objection> open(CaseNumber caseNumber) {
    return objections.findByCaseNumberAndStatusOrderByRaisedAtAscIdAsc(
        caseNumber, ObjectionStatus.OPEN);
  }

  private boolean isOneOpen(CaseNumber caseNumber) {
    return objections.existsByCaseNumberAndStatus(caseNumber, ObjectionStatus.OPEN);
  }

  private enum Outcome {
    UPHOLD,
    AMEND,
    DISMISS
  }
}
