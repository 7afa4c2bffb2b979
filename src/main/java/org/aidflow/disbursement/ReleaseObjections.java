package org.aidflow.disbursement;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.aidflow.access.FourEyes;
import org.aidflow.access.Hand;
import org.aidflow.access.Officials;
import org.aidflow.kernel.Subject;
import org.aidflow.workflow.OpenTask;
import org.aidflow.workflow.OpenTasks;
import org.aidflow.workflow.WorkGate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Why an official could not release a payment, said beforehand in words; the guard, the four eyes
 * and the database refuse it all the same.
 */
@Component
class ReleaseObjections {
  static final String TASK = "UserTask_ReleasePayment";

  private final OpenTasks tasks;
  private final Officials officials;
  private final FourEyes fourEyes;
  private final ObjectProvider<WorkGate> gates;

  ReleaseObjections(
      OpenTasks tasks, Officials officials, FourEyes fourEyes, ObjectProvider<WorkGate> gates) {
    this.tasks = tasks;
    this.officials = officials;
    this.fourEyes = fourEyes;
    this.gates = gates;
  }

  /** The tasks that wait for the release of these, by payment. */
  Map<UUID, OpenTask> tasksOf(List<Disbursement> payments) {
    var waiting = new LinkedHashMap<UUID, OpenTask>();
    var bySubject = new HashMap<Subject, OpenTask>();
    tasks
        .of(TASK, payments.stream().map(Disbursement::subject).toList())
        .forEach(task -> bySubject.putIfAbsent(task.subject(), task));
    for (var payment : payments) {
      var task = bySubject.get(payment.subject());
      if (task != null) waiting.put(payment.id(), task);
    }
    return waiting;
  }

  Optional<String> against(Disbursement payment, @Nullable OpenTask task, String official) {
    if (task == null) return Optional.of("No task waits for its release.");
    return againstTask(task, official)
        .or(() -> fourEyes.objection(payment.subject(), Hand.RELEASED, official))
        .or(
            () ->
                gates.stream()
                    .flatMap(gate -> gate.refusal(payment.subject(), TASK, official).stream())
                    .findFirst());
  }

  private Optional<String> againstTask(OpenTask task, String official) {
    var assignee = task.assignee();
    if (assignee != null && !assignee.equals(official)) {
      return Optional.of("Somebody else has claimed it.");
    }
    var held = new HashSet<>(officials.groupsOf(official));
    return task.groups().stream().anyMatch(held::contains)
        ? Optional.empty()
        : Optional.of("It is for another role or area.");
  }
}
