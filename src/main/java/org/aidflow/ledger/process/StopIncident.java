package org.aidflow.ledger.process;

import static java.util.stream.Collectors.joining;

import java.util.List;
import org.aidflow.ledger.BooksChecked;
import org.aidflow.ledger.ReleaseStop;
import org.aidflow.ledger.Violation;
import org.aidflow.workflow.Sends;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps one instance of {@code processes/release-stop.bpmn} with an incident while releases are
 * stopped, for operators to see in Cockpit.
 */
@Component
@Sends({"releases-stopped", "releases-resumed"})
class StopIncident {
  private static final String PROCESS = "release-stop";
  private static final String STOPPED = "releases-stopped";
  private static final String RESUMED = "releases-resumed";
  private static final String INCIDENT = "brokenBooks";

  private final RuntimeService runtime;

  StopIncident(RuntimeService runtime) {
    this.runtime = runtime;
  }

  @EventListener
  @Transactional
  public void on(BooksChecked checked) {
    var shown = shown();
    checked.stop().filter(stop -> shown.isEmpty()).ifPresent(this::show);
    if (checked.stop().isEmpty()) {
      shown.forEach(this::end);
    }
  }

  private List<ProcessInstance> shown() {
    return runtime.createProcessInstanceQuery().processDefinitionKey(PROCESS).list();
  }

  private void show(ReleaseStop stop) {
    var instance = runtime.startProcessInstanceByMessage(STOPPED, "release-stop-" + stop.id());
    runtime.createIncident(
        INCIDENT,
        waiting(instance),
        String.valueOf(stop.id()),
        "Releases are stopped since %s, broken rules of the books: %s."
            .formatted(stop.stoppedAt(), rules(stop)));
  }

  private void end(ProcessInstance instance) {
    runtime
        .createIncidentQuery()
        .processInstanceId(instance.getId())
        .list()
        .forEach(incident -> runtime.resolveIncident(incident.getId()));
    runtime.messageEventReceived(RESUMED, waiting(instance));
  }

  private static String rules(ReleaseStop stop) {
    return stop.findings().stream().map(Violation::rule).distinct().collect(joining(", "));
  }

  /** The execution that waits for the end of the stop. */
  private String waiting(ProcessInstance instance) {
    return runtime
        .createExecutionQuery()
        .processInstanceId(instance.getId())
        .messageEventSubscriptionName(RESUMED)
        .singleResult()
        .getId();
  }
}
