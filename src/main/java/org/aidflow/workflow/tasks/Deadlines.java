package org.aidflow.workflow.tasks;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aidflow.kernel.AidflowClock;
import org.aidflow.kernel.Subject;
import org.aidflow.kernel.WorkingDays;
import org.aidflow.workflow.Decisions;
import org.aidflow.workflow.KnownDates;
import org.aidflow.workflow.ModelBean;
import org.aidflow.workflow.Subjects;
import org.aidflow.workflow.Tells;
import org.aidflow.workflow.WorkCard;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * When a step is due, by {@code deadlines.dmn}. Models say {@code ${deadlines.due(execution)}} at a
 * user task, and {@code ${deadlines.of('TimerEvent_NoticeOver', execution)}} at a timer, whose id
 * the execution does not know.
 */
@Tells(
    table = "deadlines",
    facts = {"activity", "urgency", "category"})
@Component("deadlines")
class Deadlines implements ModelBean {

  private static final String TABLE = "deadlines";

  private final Decisions decisions;
  private final AidflowClock clock;
  private final ObjectProvider<WorkCard> cards;
  private final ObjectProvider<KnownDates> known;

  Deadlines(
      Decisions decisions,
      AidflowClock clock,
      ObjectProvider<WorkCard> cards,
      ObjectProvider<KnownDates> known) {
    this.decisions = decisions;
    this.clock = clock;
    this.cards = cards;
    this.known = known;
  }

  @Override
  public String name() {
    return TABLE;
  }

  @Override
  public Set<String> methods() {
    return Set.of("due", "of");
  }

  @Override
  public Date call(String method, List<@Nullable Object> arguments) {
    if (method.equals("due")
        && arguments.size() == 1
        && arguments.get(0) instanceof DelegateExecution execution) {
      return due(execution);
    }
    if (method.equals("of")
        && arguments.size() == 2
        && arguments.get(0) instanceof String step
        && arguments.get(1) instanceof DelegateExecution execution) {
      return of(step, execution);
    }
    throw new IllegalArgumentException(
        "Write deadlines.due(execution), or deadlines.of('id of the timer event', execution)");
  }

  /** When the step that the execution is at has to be finished. */
  Date due(DelegateExecution execution) {
    return of(execution.getCurrentActivityId(), execution);
  }

  /** When that step has to be finished: on a date that is known, else counted from now. */
  Date of(String step, DelegateExecution execution) {
    var subject = Subjects.of(execution);
    return subject
        .flatMap(one -> known.stream().flatMap(room -> room.of(step, one).stream()).findFirst())
        .map(Date::from)
        .orElseGet(() -> counted(step, subject));
  }

  private Date counted(String step, Optional<Subject> subject) {
    var row =
        row(step, subject)
            .orElseThrow(
                () -> new IllegalStateException("Table 'deadlines' has no row for " + step));
    if (!(row.get("finishDays") instanceof Number days)) {
      throw new IllegalStateException("Table 'deadlines' sets no days to finish " + step);
    }
    return Date.from(after(days.intValue(), "CALENDAR".equals(row.get("calendar"))));
  }

  /** By when somebody has to have begun the step, counted from now, where the table says so. */
  Optional<Date> startBy(String step, Subject subject) {
    return row(step, Optional.of(subject))
        .flatMap(
            row ->
                row.get("startDays") instanceof Number days
                    ? Optional.of(after(days.intValue(), "CALENDAR".equals(row.get("calendar"))))
                    : Optional.empty())
        .map(Date::from);
  }

  /** The id of the role that a step is escalated to, if the table says so. */
  Optional<String> escalatedTo(String step, Subject subject) {
    return row(step, Optional.of(subject)).map(row -> row.get("escalateTo")).map(Object::toString);
  }

  private Optional<Map<String, Object>> row(String step, Optional<Subject> subject) {
    var card = subject.flatMap(this::card).orElse(Map.of());
    var facts = new HashMap<String, @Nullable Object>();
    facts.put("activity", step);
    facts.put("urgency", card.get("urgency"));
    facts.put("category", card.get("category"));
    return decisions.evaluate(TABLE, facts).rows().stream().findFirst();
  }

  private Optional<Map<String, String>> card(Subject subject) {
    return cards.stream().flatMap(room -> room.card(subject).stream()).findFirst();
  }

  private Instant after(int days, boolean calendar) {
    return calendar
        ? WorkingDays.plusCalendarDays(clock.instant(), days)
        : WorkingDays.plus(clock.instant(), days);
  }
}
