package org.aidflow.disbursement.process;

import java.util.Map;
import org.aidflow.disbursement.BatchReleased;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the release tasks of a batch claimed and completed by who releases it, each by the guard. */
@Component
class BatchTasks {
  private final TaskService tasks;

  BatchTasks(TaskService tasks) {
    this.tasks = tasks;
  }

  @EventListener
  void on(BatchReleased batch) {
    for (var task : batch.taskIds()) {
      tasks.claim(task, batch.official());
      tasks.complete(task, Map.of("decision", "RELEASE"));
    }
  }
}
