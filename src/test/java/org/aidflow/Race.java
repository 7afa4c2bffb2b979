package org.aidflow;

import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Two who act at the same moment, again and again. Whoever won last starts later the next time, the
 * more so the oftener in a row, and by how much is the seed's to say: so each wins now and then.
 */
public final class Race {
  private static final int STEP_MICROS = 2_000;
  private static final int LARGEST_DELAY_MICROS = 200_000;

  private final String name;
  private final long seed;
  private final Random random;
  private final TreeMap<String, Integer> ends = new TreeMap<>();
  private int overlaps;

  /** By how much the first waits for the second; negative when the second waits. */
  private int delayMicros;

  /** How often in a row the first won; negative when the second did. */
  private int streak;

  /** {@code -Daidflow.seed=} has the same delays again, though not the same threads. */
  public Race(String name) {
    this.name = name;
    this.seed = Long.getLong("aidflow.seed", System.nanoTime());
    this.random = new Random(seed);
  }

  /** What came of both. */
  public record Both<A, B>(A first, B second) {}

  /** Lets both loose. */
  public <A, B> Both<A, B> run(Supplier<A> first, Supplier<B> second) {
    var line = new CyclicBarrier(2);
    var one = started(line, delayMicros, first);
    var other = started(line, -delayMicros, second);
    var left = one.join();
    var right = other.join();
    if (left.from() < right.until() && right.from() < left.until()) {
      overlaps++;
    }
    return new Both<>(left.result(), right.result());
  }

  /** What it ended with, and whether that means that the first was the faster one. */
  public void ended(String how, boolean firstWon) {
    ends.merge(how, 1, Integer::sum);
    streak = firstWon ? Math.max(streak, 0) + 1 : Math.min(streak, 0) - 1;
    int step = random.nextInt(STEP_MICROS * streak * streak);
    delayMicros += firstWon ? step : -step;
    delayMicros = Math.max(-LARGEST_DELAY_MICROS, Math.min(LARGEST_DELAY_MICROS, delayMicros));
  }

  /** How often both were at it at the same time. */
  public int overlaps() {
    return overlaps;
  }

  @Override
  public String toString() {
    return "%s: %s, %d at the same time, seed %d".formatted(name, ends, overlaps, seed);
  }

  private static <T> CompletableFuture<Leg<T>> started(
      CyclicBarrier line, int delayMicros, Supplier<T> work) {
    return CompletableFuture.supplyAsync(
        () -> {
          meet(line);
          LockSupport.parkNanos(delayMicros * 1_000L);
          long from = System.nanoTime();
          T result = work.get();
          return new Leg<>(result, from, System.nanoTime());
        },
        leg -> new Thread(leg).start());
  }

  private static void meet(CyclicBarrier line) {
    try {
      line.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private record Leg<T>(T result, long from, long until) {}
}
