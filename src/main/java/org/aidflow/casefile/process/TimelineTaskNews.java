package org.aidflow.casefile.process;

import java.util.Map;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.TaskNews;
import org.springframework.stereotype.Component;

/** Writes into the timeline of a case what happens to its tasks by themselves. */
@Component
class TimelineTaskNews implements TaskNews {

  private final Timeline timeline;

  TimelineTaskNews(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void climbed(Subject subject, String taskName, String from, String to, String why) {
    write(
        subject,
        TimelineCode.TASK_CLIMBED,
        Map.of("task", taskName, "from", from, "to", to, "why", why));
  }

  @Override
  public void notBegun(Subject subject, String taskName, String to) {
    write(subject, TimelineCode.TASK_NOT_BEGUN, Map.of("task", taskName, "to", to));
  }

  @Override
  public void takenBack(Subject subject, String taskName, String from) {
    write(subject, TimelineCode.TASK_TAKEN_BACK, Map.of("task", taskName, "from", from));
  }

  @Override
  public void overdue(Subject subject, String taskName, String to) {
    write(subject, TimelineCode.TASK_OVERDUE, Map.of("task", taskName, "to", to));
  }

  private void write(Subject subject, TimelineCode code, Map<String, String> facts) {
    if (subject instanceof CaseNumber caseNumber) {
      timeline.write(caseNumber, code, facts);
    }
  }
}
