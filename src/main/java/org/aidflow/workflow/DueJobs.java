package org.aidflow.workflow;

import org.camunda.bpm.engine.ManagementService;
import org.springframework.stereotype.Component;

/** What the engine has to do by itself right now. */
@Component
public class DueJobs {

  private final ManagementService management;

  DueJobs(ManagementService management) {
    this.management = management;
  }

  /** Whether nothing is due or under way. */
  public boolean isNone() {
    return management.createJobQuery().executable().count() == 0;
  }
}
