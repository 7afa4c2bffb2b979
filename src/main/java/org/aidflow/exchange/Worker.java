package org.aidflow.exchange;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does one kind of work: when nudged, else every now and then. While the work fails,
 * as it does when the database is away, it waits longer from try to try, 30 seconds at most.
 */
public final class Worker {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String name;
  private final Duration every;
  private final IntSupplier work;
  private final Semaphore nudges = new Semaphore(0);
  private volatile @Nullable Thread thread;

  /**
   * A worker that has not begun yet.
   *
   * @param work does a part of what is due and returns how much; 0 when nothing was
   */
  public Worker(String name, Duration every, IntSupplier work) {
    this.name = name;
    this.every = every;
    this.work = work;
  }

  /** Begins to work. */
  public synchronized void start() {
    if (thread == null) {
      var started = new Thread(this::run, name);
      started.setDaemon(true);
      thread = started;
      started.start();
    }
  }

  /** There is something to do. */
  public void nudge() {
    nudges.release();
  }

  /** Whether it works or waits for work. */
  public boolean isRunning() {
    return thread != null;
  }

  /** Ends when the part under way is done, or after 10 seconds by interrupting it. */
  public synchronized void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) {
      return;
    }
    nudge();
    try {
      running.join(PATIENCE.toMillis());
      running.interrupt();
      running.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    int failures = 0;
    while (isMine()) {
      try {
        while (isMine() && work.getAsInt() > 0) {
          failures = 0;
        }
        failures = 0;
      } catch (Throwable e) {
        failures++;
        log.warn("{} failed {} times in a row: {}", name, failures, Failures.describe(e));
        log.debug("{} failed", name, e);
      }
      rest(failures);
    }
  }

  private boolean isMine() {
    return thread == Thread.currentThread();
  }

  private void rest(int failures) {
    Duration pause = every.multipliedBy(1L << Math.min(failures, 10));
    try {
      boolean nudged =
          nudges.tryAcquire(Math.min(pause.toMillis(), LONGEST.toMillis()), MILLISECONDS);
      if (nudged) {
        nudges.drainPermits();
      }
    } catch (InterruptedException e) {
      log.debug("{} is interrupted", name, e);
    }
  }
}
