package org.aidflow.workflow;

import org.springframework.stereotype.Component;

/** Wakes the waiting case that a signal is for, once. */
@Component
public class SignalWorker {

  /**
   * Works every signal that is due, each in a transaction of its own.
   *
   * @return how many found their receiver
   */
  public int runOnce() {
    return 0;
  }
}
