package org.aidflow;

import java.util.List;
import java.util.stream.Collectors;
import org.aidflow.kernel.Subject;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The process instances of one subject, with those that they called, and the jobs in them. */
public final class ProcessesOf {
  private final ProcessEngine engine;
  private final Subject subject;

  public ProcessesOf(ProcessEngine engine, Subject subject) {
    this.engine = engine;
    this.subject = subject;
  }

  public List<ProcessInstance> instances() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(subject.value())
        .list();
  }

  /** Timers that wait for their time. */
  public List<Job> timers() {
    return jobs(true);
  }

  /** What goes on without time or people. */
  public List<Job> messages() {
    return jobs(false);
  }

  /** The id of the element that the job is about. */
  public String activityOf(Job job) {
    return engine
        .getManagementService()
        .createJobDefinitionQuery()
        .jobDefinitionId(job.getJobDefinitionId())
        .singleResult()
        .getActivityId();
  }

  private List<Job> jobs(boolean timers) {
    var ids = instances().stream().map(ProcessInstance::getId).collect(Collectors.toSet());
    if (ids.isEmpty()) {
      return List.of();
    }
    var query =
        engine
            .getManagementService()
            .createJobQuery()
            .processInstanceIds(ids)
            .withRetriesLeft()
            .active();
    return (timers ? query.timers() : query.messages()).list();
  }
}
