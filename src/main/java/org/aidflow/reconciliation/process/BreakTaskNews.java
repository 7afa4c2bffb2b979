package org.aidflow.reconciliation.process;

import org.aidflow.kernel.Subject;
import org.aidflow.kernel.WorkKind;
import org.aidflow.kernel.WorkNumber;
import org.aidflow.reconciliation.BreakSteps;
import org.aidflow.workflow.TaskNews;
import org.springframework.stereotype.Component;

/** Writes down what happens to the tasks of a break by themselves. */
@Component
class BreakTaskNews implements TaskNews {
  private final BreakSteps steps;

  BreakTaskNews(BreakSteps steps) {
    this.steps = steps;
  }

  @Override
  public void climbed(Subject subject, String taskName, String from, String to, String why) {
    write(subject, BreakSteps.Kind.CLIMBED, "%s: %s → %s. %s".formatted(taskName, from, to, why));
  }

  @Override
  public void overdue(Subject subject, String taskName, String to) {
    write(subject, BreakSteps.Kind.OVERDUE, "%s: also %s".formatted(taskName, to));
  }

  private void write(Subject subject, BreakSteps.Kind kind, String words) {
    if (subject instanceof WorkNumber number && number.kind() == WorkKind.BREAK) {
      steps.happened(number, kind, words);
    }
  }
}
