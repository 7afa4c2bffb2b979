package org.aidflow.proof;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Kills the application: once while payments are under way, or many times at random moments. */
final class Killer {

  /** Moments between two kills, in milliseconds. */
  private static final int LEAST = 4_000;

  private static final int MOST = 18_000;

  private final ScheduledExecutorService moments = Executors.newSingleThreadScheduledExecutor();
  private final RunningAidflow aidflow;
  private final int most;
  private final Random random;
  private final Office office;
  private final AtomicInteger kills = new AtomicInteger();
  private final AtomicLong nanosAway = new AtomicLong();

  Killer(RunningAidflow aidflow, int most, long seed, Office office) {
    this.aidflow = aidflow;
    this.most = most;
    this.random = new Random(seed);
    this.office = office;
  }

  void begin() {
    if (most > 1) {
      next();
    }
  }

  /** Kills once when three orders are on their way to the bank or back. */
  synchronized void look() {
    if (most == 1
        && kills.get() == 0
        && office.done().getOrDefault("UserTask_ReleasePayment", 0) >= 3) {
      kill();
    }
  }

  private void next() {
    var unused =
        moments.schedule(this::killAndGoOn, random.nextInt(LEAST, MOST), TimeUnit.MILLISECONDS);
  }

  private void killAndGoOn() {
    kill();
    if (kills.get() < most) {
      next();
    }
  }

  private void kill() {
    var begun = System.nanoTime();
    aidflow.killAndStartAgain();
    nanosAway.addAndGet(System.nanoTime() - begun);
    System.out.printf(
        "killed, kill %d, ready again after %d s%n",
        kills.incrementAndGet(), aidflow.startedIn().toSeconds());
  }

  int kills() {
    return kills.get();
  }

  /** How long the application was away in all. */
  Duration away() {
    return Duration.ofNanos(nanosAway.get());
  }

  /** No kill comes any more; waits for the one under way. */
  void end() {
    moments.shutdownNow();
    try {
      if (!moments.awaitTermination(5, TimeUnit.MINUTES)) {
        throw new IllegalStateException("It does not come back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
