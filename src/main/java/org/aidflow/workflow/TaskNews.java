package org.aidflow.workflow;

import org.aidflow.kernel.Subject;

/**
 * Hears what happened to a task by itself, for the timeline of its subject. Groups are group ids.
 */
public interface TaskNews {

  /**
   * Nobody eligible was left for a task, so it went up the line.
   *
   * @param why in words; when even the top has nobody, {@code to} is the top's group
   */
  void climbed(Subject subject, String taskName, String from, String to, String why);

  /** Nobody began a task in time, so it was offered to a further group as well. */
  default void notBegun(Subject subject, String taskName, String to) {}

  /** A task that was claimed and not finished in time is there for others again. */
  default void takenBack(Subject subject, String taskName, String from) {}

  /** A task is past its due date and was offered to a further group as well. */
  void overdue(Subject subject, String taskName, String to);
}
