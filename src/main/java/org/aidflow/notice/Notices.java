package org.aidflow.notice;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Public notices of approved cases, masked by construction. */
@Service
@Transactional
public class Notices {

  private final EntityManager entities;
  private final NoticeRepository notices;
  private final CaseFiles files;
  private final Households households;
  private final Vault vault;
  private final Decisions decisions;
  private final Timeline timeline;
  private final Clock clock;

  Notices(
      EntityManager entities,
      NoticeRepository notices,
      CaseFiles files,
      Households households,
      Vault vault,
      Decisions decisions,
      Timeline timeline,
      Clock clock) {
    this.entities = entities;
    this.notices = notices;
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
    Instant until = until(file);
    Household household = households.of(file.householdId());
    var notice =
        new Notice(
            file,
            vault.masked(household.applicant()).getOrDefault(PersonalField.NAME, "*"),
            households.circumstancesOf(household.id()).circumstances().size(),
            clock.instant(),
            until);
    entities.persist(notice);
    files.flag(caseNumber, CaseFlag.ON_NOTICE, true);
    String day = LocalDate.ofInstant(until, WorkingDays.ZONE).toString();
    timeline.write(caseNumber, TimelineCode.NOTICE_PUBLISHED, Map.of("until", day));
    files.announce(caseNumber, "notice-published", Map.of("noticeId", notice.id(), "until", until));
    return notice;
  }

  /** Takes the case's notice down: nobody objected. */
  public void end(CaseNumber caseNumber) {
    notices.running(caseNumber).forEach(notice -> notice.end(clock.instant()));
    files.flag(caseNumber, CaseFlag.ON_NOTICE, false);
    timeline.write(caseNumber, TimelineCode.NOTICE_ENDED);
    files.announce(caseNumber, "notice-ended", Map.of());
  }

  /** Takes the case's notice down before its time, if it is up: there is nothing to ask about. */
  public void takeDown(CaseNumber caseNumber) {
    notices.running(caseNumber).forEach(notice -> notice.end(clock.instant()));
    files.flag(caseNumber, CaseFlag.ON_NOTICE, false);
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
    long days =
        decisions
            .evaluate(
                "deadlines",
                Map.of(
                    "activity", "TimerEvent_NoticeOver",
                    "urgency", file.urgency().name(),
                    "category", file.category().name()))
            .number("finishDays");
    return WorkingDays.plusCalendarDays(clock.instant(), (int) days);
  }
}
