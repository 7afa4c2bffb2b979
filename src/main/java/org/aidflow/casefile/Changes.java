package org.aidflow.casefile;

import static org.aidflow.casefile.ChangeKind.MOVED;
import static org.aidflow.casefile.ChangeKind.MOVED_AWAY;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aidflow.access.CurrentActor;
import org.aidflow.exchange.Signals;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Conflict;
import org.aidflow.kernel.ErrorCode;
import org.aidflow.kernel.Money;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.vault.VaultToken;
import org.aidflow.workflow.Sends;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens around cases: kept here, written into the timeline, and told to the process, whose
 * model says what becomes of it where the case stands.
 */
@Sends({"case-stopped", "household-moved", "data-corrected", "suspicion-raised"})
@Service
@Transactional
public class Changes {
  private static final String STOPPED = "case-stopped";

  private final EntityManager entities;
  private final CaseFiles files;
  private final Timeline timeline;
  private final Signals signals;
  private final Vault vault;
  private final CurrentActor actor;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Changes(
      EntityManager entities,
      CaseFiles files,
      Timeline timeline,
      Signals signals,
      Vault vault,
      CurrentActor actor,
      ApplicationEventPublisher events,
      Clock clock) {
    this.entities = entities;
    this.files = files;
    this.timeline = timeline;
    this.signals = signals;
    this.vault = vault;
    this.actor = actor;
    this.events = events;
    this.clock = clock;
  }

  /** The household withdrew, died or took its consent back; the same again changes nothing. */
  public CaseFile stop(CaseNumber caseNumber, ChangeKind kind) {
    return say(caseNumber, kind, null, null);
  }

  /**
   * The household moved.
   *
   * @param to its new village; none when that is out of our reach
   */
  public CaseFile move(CaseNumber caseNumber, @Nullable AreaCode to) {
    return say(caseNumber, to == null ? MOVED_AWAY : MOVED, to, null);
  }

  /** What is known of the household was corrected. */
  public CaseFile correct(CaseNumber caseNumber) {
    return say(caseNumber, ChangeKind.CORRECTED, null, null);
  }

  /**
   * Somebody suspects that help is got by fraud: nothing is paid from now on. A second suspicion
   * while the first is looked into is kept beside it.
   */
  public CaseFile suspect(CaseNumber caseNumber, @Nullable String words) {
    CaseFile file = say(caseNumber, ChangeKind.SUSPICION, null, words);
    if (!file.flags().contains(CaseFlag.HELD)) {
      files.flag(caseNumber, CaseFlag.HELD, true);
      timeline.write(caseNumber, TimelineCode.HELD);
      signals.send("suspicion-raised", caseNumber);
    }
    return file;
  }

  /**
   * A suspicion proved true: the case ends as far as nothing is paid, unless it has ended
   * meanwhile, and what is paid is claimed back.
   *
   * @param back how much of it
   */
  public void fraudFound(CaseNumber caseNumber, Money back, String official) {
    if (!files.locked(caseNumber).isOver()) {
      say(caseNumber, ChangeKind.FRAUD_FOUND, null, null);
    }
    events.publishEvent(new FraudFound(caseNumber, back, official));
  }

  /** What ended the case before counts no longer. */
  public void reopened(CaseNumber caseNumber) {
    keep(caseNumber, ChangeKind.REOPENED, null, null);
  }

  /** What was under way is so no longer: a case that was to end meanwhile is told again. */
  public void remind(CaseNumber caseNumber) {
    if (endOfForNow(caseNumber).isPresent() && !files.of(caseNumber).isOver()) {
      signals.send(STOPPED, caseNumber);
    }
  }

  /** The newest change that ends the case; death before anything else. */
  @Transactional(readOnly = true)
  public Optional<ChangeKind> endOf(CaseNumber caseNumber) {
    List<ChangeKind> ends = ends(caseNumber);
    return ends.contains(ChangeKind.DECEASED)
        ? Optional.of(ChangeKind.DECEASED)
        : ends.stream().reduce((earlier, later) -> later);
  }

  /** The same, and nobody says anything else of the case before this transaction ends. */
  public Optional<ChangeKind> endOfForNow(CaseNumber caseNumber) {
    files.locked(caseNumber);
    return endOf(caseNumber);
  }

  /** Where the household moved to last. */
  @Transactional(readOnly = true)
  public Optional<AreaCode> movedTo(CaseNumber caseNumber) {
    return of(caseNumber).stream()
        .flatMap(change -> change.area().stream())
        .reduce((earlier, later) -> later);
  }

  /** All that happened around the case, the oldest first. */
  @Transactional(readOnly = true)
  public List<CaseChange> of(CaseNumber caseNumber) {
    return entities
        .createQuery(
            "select c from CaseChange c where c.caseNumber = ?1 order by c.saidAt, c.id",
            CaseChange.class)
        .setParameter(1, caseNumber)
        .getResultList();
  }

  /** A case that has ended waits for no news of its end. */
  @EventListener
  void on(CaseEnded ended) {
    signals.forget(STOPPED, ended.caseNumber());
  }

  /** Those since the case was last opened. */
  private List<ChangeKind> ends(CaseNumber caseNumber) {
    var ends = new ArrayList<ChangeKind>();
    for (CaseChange change : of(caseNumber)) {
      if (change.kind() == ChangeKind.REOPENED) {
        ends.clear();
      } else if (change.kind().endsCase()) {
        ends.add(change.kind());
      }
    }
    return ends;
  }

  private CaseFile say(
      CaseNumber caseNumber, ChangeKind kind, @Nullable AreaCode area, @Nullable String words) {
    CaseFile file = files.locked(caseNumber);
    if (ends(caseNumber).contains(kind)) {
      return file;
    }
    if (file.isOver()) {
      throw new Conflict(
          ErrorCode.WRONG_STATE,
          "Case %s is %s: nothing changes it any more".formatted(caseNumber, file.status().en()),
          Map.of("caseNumber", caseNumber, "current", file.status()));
    }
    keep(caseNumber, kind, area, words);
    if (kind != ChangeKind.SUSPICION) {
      timeline.write(caseNumber, TimelineCode.CHANGE_HEARD, Map.of("change", kind.name()));
      signals.send(messageOf(kind), caseNumber);
    }
    return file;
  }

  private void keep(
      CaseNumber caseNumber, ChangeKind kind, @Nullable AreaCode area, @Nullable String words) {
    entities.persist(
        new CaseChange(caseNumber, kind, area, sealed(words), actor.id(), clock.instant()));
  }

  private @Nullable VaultToken sealed(@Nullable String words) {
    return words == null ? null : vault.keep(Map.of(PersonalField.REMARK, words));
  }

  private static String messageOf(ChangeKind kind) {
    return switch (kind) {
      case MOVED -> "household-moved";
      case CORRECTED -> "data-corrected";
      default -> STOPPED;
    };
  }
}
