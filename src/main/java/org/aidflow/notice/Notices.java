package org.aidflow.notice;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.casefile.CaseFile;
import org.aidflow.casefile.CaseFiles;
import org.aidflow.casefile.CaseFlag;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.exchange.Page;
import org.aidflow.exchange.Paging;
import org.aidflow.household.Household;
import org.aidflow.household.Households;
import org.aidflow.kernel.AreaCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.NotFound;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.vault.PersonalField;
import org.aidflow.vault.Vault;
import org.aidflow.workflow.Decisions;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Public notices of approved cases, masked by construction. */
@Service
@Transactional
public class Notices {

  private final EntityManager entities;
  private final NoticeRepository notices;
  private final ObjectionRepository objections;
  private final SettleObjections settling;
  private final CaseFiles files;
  private final Households households;
  private final Vault vault;
  private final Decisions decisions;
  private final Timeline timeline;
  private final Clock clock;

  Notices(
      EntityManager entities,
      NoticeRepository notices,
      ObjectionRepository objections,
      SettleObjections settling,
      CaseFiles files,
      Households households,
      Vault vault,
      Decisions decisions,
      Timeline timeline,
      Clock clock) {
    this.entities = entities;
    this.notices = notices;
    this.objections = objections;
    this.settling = settling;
    this.files = files;
    this.households = households;
    this.vault = vault;
    this.decisions = decisions;
    this.timeline = timeline;
    this.clock = clock;
  }

  /** Shows the case to its village, for as long as the table {@code deadlines} says. */
  public Notice publish(CaseNumber caseNumber) {
    CaseFile file = files.of(caseNumber);
    Household household = households.of(file.householdId());
    int size = households.circumstancesOf(household.id()).circumstances().size();
    files.flag(caseNumber, CaseFlag.ON_NOTICE, true);
    return publish(file, size, until(file), TimelineCode.NOTICE_PUBLISHED);
  }

  /**
   * Takes the case's notice down, unless an objection is open.
   *
   * @return whether it is down
   */
  public boolean end(CaseNumber caseNumber) {
    // lock first: whoever objects in this moment is before or after it
    notices.lockedRunning(caseNumber);
    if (objections.existsByCaseNumberAndStatus(caseNumber, ObjectionStatus.OPEN)) {
      return false;
    }
    takeDown(caseNumber);
    timeline.write(caseNumber, TimelineCode.NOTICE_ENDED);
    files.announce(caseNumber, "notice-ended", Map.of());
    return true;
  }

  /** When the case's notice ends; empty when it has none. */
  @Transactional(readOnly = true)
  public Optional<Instant> endOf(CaseNumber caseNumber) {
    return notices.running(caseNumber).map(Notice::until);
  }

  /**
   * Publishes again what the case file says now, for as many days as policy {@code
   * amended-notice-days} says, and never shorter than the village was promised.
   *
   * @param householdSize what was found of it; as it was on the notice, if null
   */
  void publishAmended(CaseNumber caseNumber, @Nullable Integer householdSize) {
    var before = notices.running(caseNumber).orElseThrow();
    before.end(clock.instant());
    entities.flush(); // one notice of a case at a time
    int days = (int) decisions.policy("amended-notice-days");
    var again = WorkingDays.plusCalendarDays(clock.instant(), days);
    publish(
        files.of(caseNumber),
        householdSize == null ? before.householdSize() : householdSize,
        again.isAfter(before.until()) ? again : before.until(),
        TimelineCode.NOTICE_AMENDED);
  }

  /**
   * Takes the case's notice down before its time, if it is up; what was said against it and is not
   * decided is settled with it.
   */
  public void takeDown(CaseNumber caseNumber) {
    notices.lockedRunning(caseNumber).ifPresent(notice -> notice.end(clock.instant()));
    objections
        .findByCaseNumberAndStatusOrderByRaisedAtAscIdAsc(caseNumber, ObjectionStatus.OPEN)
        .forEach(objection -> settling.settle(objection, ObjectionStatus.SUPERSEDED));
    files.flag(caseNumber, CaseFlag.ON_NOTICE, false);
  }

  private Notice publish(CaseFile file, int householdSize, Instant until, TimelineCode code) {
    Household household = households.of(file.householdId());
    var notice =
        new Notice(
            file,
            vault.masked(household.applicant()).getOrDefault(PersonalField.NAME, "*"),
            householdSize,
            clock.instant(),
            until);
    entities.persist(notice);
    String day = LocalDate.ofInstant(until, WorkingDays.ZONE).toString();
    timeline.write(file.caseNumber(), code, Map.of("until", day));
    files.announce(
        file.caseNumber(), "notice-published", Map.of("noticeId", notice.id(), "until", until));
    return notice;
  }

  /**
   * The notice of that id.
   *
   * @throws NotFound when there is none, or it has been taken down
   */
  @Transactional(readOnly = true)
  public Notice running(UUID id) {
    return notices.running(id).orElseThrow(() -> new NotFound("There is no notice " + id));
  }

  /** Running notices of an area and of all areas in it, the newest first. */
  @Transactional(readOnly = true)
  public Page<Notice> list(AreaCode area, Paging paging) {
    NoticeCursor start = NoticeCursor.startOf(paging.after());
    List<Notice> found =
        notices.running(area.value(), start.publishedAt(), start.id(), Limit.of(paging.fetch()));
    return Page.of(found, paging, NoticeCursor::at);
  }

  private Instant until(CaseFile file) {
    int days =
        decisions.days("TimerEvent_NoticeOver", file.urgency().name(), file.category().name());
    return WorkingDays.plusCalendarDays(clock.instant(), days);
  }
}
