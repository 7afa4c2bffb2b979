package org.aidflow.casefile.process;

import java.util.Map;
import org.aidflow.casefile.Timeline;
import org.aidflow.casefile.TimelineCode;
import org.aidflow.kernel.CaseNumber;
import org.aidflow.workflow.TaskNews;
import org.springframework.stereotype.Component;

/** Writes into the timeline what happens to a task by itself. */
@Component
class TimelineTaskNews implements TaskNews {

  private final Timeline timeline;

  TimelineTaskNews(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void climbed(CaseNumber caseNumber, String taskName, String from, String to, String why) {
    timeline.write(
        caseNumber,
        TimelineCode.TASK_CLIMBED,
        Map.of("task", taskName, "from", from, "to", to, "why", why));
  }

  @Override
  public void overdue(CaseNumber caseNumber, String taskName, String to) {
    timeline.write(caseNumber, TimelineCode.TASK_OVERDUE, Map.of("task", taskName, "to", to));
  }
}
