package org.aidflow.notice.process;

import java.time.Instant;
import java.util.Optional;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Subject;
import org.aidflow.notice.Notices;
import org.aidflow.workflow.KnownDates;
import org.springframework.stereotype.Component;

/** A notice ends on the day that it bears, however often its process looks. */
@Component
class NoticeDates implements KnownDates {
  private final Notices notices;

  NoticeDates(Notices notices) {
    this.notices = notices;
  }

  @Override
  public Optional<Instant> of(String step, Subject subject) {
    return step.equals(NoticeModel.TIMER) && subject instanceof CaseNumber caseNumber
        ? notices.endOf(caseNumber)
        : Optional.empty();
  }
}
