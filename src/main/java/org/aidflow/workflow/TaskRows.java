package org.aidflow.workflow;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * Supplies the rows that a form shows in a dynamic list: ids, kinds, amounts, labels of codes, no
 * text of a person. They become variables of the task, and only their ids come back.
 */
public interface TaskRows {

  /** The id of the form that shows them. */
  String form();

  /**
   * What the task is handed, by variable name; the dynamic list's path is the name of its rows, a
   * list of maps each with a text {@code id}.
   */
  Map<String, Object> rows(DelegateTask task);
}
