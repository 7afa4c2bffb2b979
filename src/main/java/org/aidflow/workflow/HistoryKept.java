package org.aidflow.workflow;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.jspecify.annotations.Nullable;

/**
 * What the engine remembers: which steps were taken when, incidents, and how jobs fared. No
 * variables, so that nothing anybody typed stays behind.
 */
final class HistoryKept extends AbstractHistoryLevel {

  static final String NAME = "aidflow";

  private static final Set<HistoryEventType> MORE =
      Set.of(
          HistoryEventTypes.INCIDENT_CREATE,
          HistoryEventTypes.INCIDENT_DELETE,
          HistoryEventTypes.INCIDENT_MIGRATE,
          HistoryEventTypes.INCIDENT_RESOLVE,
          HistoryEventTypes.INCIDENT_UPDATE,
          HistoryEventTypes.JOB_CREATE,
          HistoryEventTypes.JOB_DELETE,
          HistoryEventTypes.JOB_FAIL,
          HistoryEventTypes.JOB_SUCCESS);

  @Override
  public int getId() {
    return 71;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public boolean isHistoryEventProduced(HistoryEventType type, @Nullable Object entity) {
    return HISTORY_LEVEL_ACTIVITY.isHistoryEventProduced(type, entity) || MORE.contains(type);
  }
}
