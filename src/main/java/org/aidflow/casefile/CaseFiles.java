package org.aidflow.casefile;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aidflow.exchange.Outbox;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.Areas;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Money;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The case files: opened by a filing, moved from status to status, never deleted. */
@Service
@Transactional
public class CaseFiles {

  private final EntityManager entities;
  private final CaseFileRepository files;
  private final CaseNumbers numbers;
  private final Timeline timeline;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CaseFiles(
      EntityManager entities,
      CaseFileRepository files,
      CaseNumbers numbers,
      Timeline timeline,
      Outbox outbox,
      ApplicationEventPublisher events,
      Clock clock) {
    this.entities = entities;
    this.files = files;
    this.numbers = numbers;
    this.timeline = timeline;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The next number for a filing, before anything else of it is written.
   *
   * @throws org.aidflow.kernel.Conflict naming the first case, when this client has used this
   *     reference before
   */
  public CaseNumber number(CaseKind kind, String clientId, @Nullable String externalRef) {
    return numbers.next(kind, clientId, externalRef);
  }

  /** Opens the case under its number; its status is FILED. */
  public CaseFile open(CaseNumber caseNumber, NewCase filing) {
    var file = new CaseFile(caseNumber, filing, clock.instant());
    entities.persist(file);
    file.lines().forEach(entities::persist);
    return file;
  }

  /**
   * The case of that number.
   *
   * @throws NotFound when there is none
   */
  public CaseFile of(CaseNumber caseNumber) {
    return files
        .findById(caseNumber.value())
        .orElseThrow(() -> new NotFound("There is no case " + caseNumber));
  }

  /** The case of that number, which nobody else moves before this transaction ends. */
  public CaseFile locked(CaseNumber caseNumber) {
    return locked(of(caseNumber));
  }

  /** The case's need lines, in the order in which they were asked for. */
  public List<NeedLine> linesOf(CaseNumber caseNumber) {
    return of(caseNumber).lines();
  }

  /** One need line. */
  public NeedLine line(UUID id) {
    return files.line(id).orElseThrow(() -> new NotFound("There is no need line " + id));
  }

  /** One need line that nobody else changes before this transaction ends. */
  public NeedLine lockedLine(UUID id) {
    return locked(line(id));
  }

  /** Read anew once it is locked: whoever read it before is not too late. */
  private <T> T locked(T known) {
    entities.flush();
    entities.refresh(known, LockModeType.PESSIMISTIC_WRITE);
    return known;
  }

  /** Moves the case on and says why in its timeline. */
  public void moveTo(
      CaseNumber caseNumber, CaseStatus next, TimelineCode why, Map<String, String> facts) {
    of(caseNumber).moveTo(next);
    timeline.write(caseNumber, why, facts);
    entities.flush(); // one row change per move: the database checks each of them
    if (next.isEnd()) {
      events.publishEvent(new CaseEnded(caseNumber, next));
    }
  }

  /** Tells the case's client, and whoever listens, that something was reached. */
  public void announce(CaseNumber caseNumber, String event, Map<String, ?> data) {
    announce(of(caseNumber), event, data);
  }

  /** The same of a case that was opened in this transaction. */
  public void announce(CaseFile file, String event, Map<String, ?> data) {
    outbox.event(event, file.caseNumber().value(), file.clientId(), data);
  }

  /** The case goes on in another village; its history stays with it. */
  public void handOver(CaseNumber caseNumber, AreaCode village) {
    CaseFile file = of(caseNumber);
    timeline.write(
        caseNumber,
        TimelineCode.HANDED_OVER,
        Map.of("from", Areas.localName(file.area()), "to", Areas.localName(village)));
    file.moveTo(village);
  }

  /** Keeps how urgent the need is. */
  public void score(CaseNumber caseNumber, int points, PriorityBand band) {
    of(caseNumber).score(points, band);
  }

  /**
   * Keeps what of each line was approved; a line that is not named gets no money, and goods are
   * approved as they were confirmed.
   */
  public void approve(CaseNumber caseNumber, Map<UUID, Money> amounts) {
    CaseFile file = of(caseNumber);
    file.lines().forEach(line -> line.approve(amounts.getOrDefault(line.id(), Money.ZERO)));
    file.approvedAt(clock.instant());
  }

  /** Keeps that the need of a case was found when an earlier one was followed up. */
  public void follow(CaseNumber caseNumber, CaseNumber earlier) {
    of(caseNumber).follow(earlier);
  }

  /** Sets or clears what is true of the case beside its status. */
  public void flag(CaseNumber caseNumber, CaseFlag flag, boolean raised) {
    of(caseNumber).set(flag, raised);
  }

  /** A client's cases, those first that longest nothing happened to. */
  @Transactional(readOnly = true)
  public Page<CaseFile> list(CaseQuery query, Paging paging) {
    return Page.of(found(query, paging), paging, CaseCursor::at);
  }

  private List<CaseFile> found(CaseQuery query, Paging paging) {
    CaseCursor start = CaseCursor.startOf(query, paging.after());
    Set<CaseStatus> statuses =
        query.status() == null ? EnumSet.allOf(CaseStatus.class) : EnumSet.of(query.status());
    if (query.externalRef() == null) {
      return files.ofClient(
          query.clientId(),
          statuses,
          start.updatedAt(),
          start.caseNumber(),
          Limit.of(paging.fetch()));
    }
    return files.findByClientIdAndExternalRef(query.clientId(), query.externalRef()).stream()
        .filter(file -> statuses.contains(file.status()))
        .filter(file -> file.updatedAt().isAfter(start.updatedAt()))
        .toList();
  }

  /** These cases. */
  @Transactional(readOnly = true)
  public List<CaseFile> all(Collection<CaseNumber> caseNumbers) {
    return files.findByCaseNumberIn(caseNumbers.stream().map(CaseNumber::value).toList());
  }

  /** All cases of these households. */
  @Transactional(readOnly = true)
  public List<CaseFile> ofHouseholds(Collection<UUID> households) {
    return files.findByHouseholdIdIn(households);
  }

  /** The cases of these households that were approved since then. */
  @Transactional(readOnly = true)
  public List<CaseFile> approvedSince(Collection<UUID> households, Instant since) {
    return files.approvedSince(households, since);
  }

  /**
   * Earlier cases of these households for the same need (category and cause) in the same calendar
   * year that were helped or still may be: whoever was refused, or ended without help, may ask
   * again.
   */
  @Transactional(readOnly = true)
  public List<CaseFile> earlierAlike(CaseFile file, Collection<UUID> households) {
    LocalDate newYear = LocalDate.ofInstant(file.filedAt(), WorkingDays.ZONE).withDayOfYear(1);
    return files
        .alike(
            households,
            file.category(),
            file.cause(),
            newYear.atStartOfDay(WorkingDays.ZONE).toInstant(),
            file.filedAt())
        .stream()
        .filter(other -> other.status() == CaseStatus.CLOSED || !other.status().isEnd())
        .toList();
  }
}
