package org.aidflow.workflow;

import java.util.Optional;
import org.aidflow.kernel.Subject;
import org.aidflow.kernel.WorkNumber;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.jspecify.annotations.Nullable;

/** What a process is about: its business key says so, and every call activity passes it on. */
public final class Subjects {

  private Subjects() {}

  /** What this execution works on; none when its process is about nothing we know. */
  public static Optional<Subject> of(DelegateExecution execution) {
    return parse(execution.getProcessBusinessKey());
  }

  /** What this task is about. */
  public static Optional<Subject> of(DelegateTask task) {
    return parse(task.getExecution() == null ? null : task.getExecution().getProcessBusinessKey());
  }

  /** The number of the work, about no case, that this execution does. */
  public static WorkNumber workNumberOf(DelegateExecution execution) {
    return new WorkNumber(execution.getProcessBusinessKey());
  }

  private static Optional<Subject> parse(@Nullable String businessKey) {
    return Optional.ofNullable(businessKey).flatMap(Subject::parse);
  }
}
