package org.aidflow.kernel;

import java.util.Optional;
import java.util.Random;

/**
 * Chance that can be had again: each draw prints its seed, and {@code -Daidflow.seed=…} repeats it.
 */
public final class Seed {
  private Seed() {}

  public static Random random() {
    long seed = Optional.ofNullable(Long.getLong("aidflow.seed")).orElseGet(System::nanoTime);
    System.out.println("aidflow.seed=" + seed);
    return new Random(seed);
  }
}
