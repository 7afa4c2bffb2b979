package org.aidflow.exchange;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;

/**
 * Work of one kind that goes on beside everything else, in a thread of its own, on every node where
 * {@code aidflow.workers.enabled} does not switch it off. It begins last and ends first when the
 * application does, so that database and handlers are there.
 */
public abstract class BackgroundWork implements SmartLifecycle {

  private final WorkerSettings settings;
  private final Worker worker;

  /**
   * Work that has not begun yet.
   *
   * @param name of its thread
   * @param every how long it rests when nothing is due
   */
  protected BackgroundWork(String name, Duration every, WorkerSettings settings) {
    this.settings = settings;
    this.worker = new Worker(name, every, this::workAPart);
  }

  /** Does a part of what is due and returns how much that was; 0 when nothing was. */
  protected abstract int workAPart();

  /** Does everything that is due, now; returns how much it was. */
  public int runOnce() {
    int all = 0;
    for (int part = workAPart(); part > 0; part = workAPart()) {
      all += part;
    }
    return all;
  }

  /** There is something to do. */
  protected void nudge() {
    worker.nudge();
  }

  @Override
  public boolean isAutoStartup() {
    return settings.enabled();
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
