package org.aidflow;

/**
 * How far a proof goes: a short form inside {@code verify}, the whole of it in the profile {@code
 * proofs}, which sets {@code -Daidflow.proof=whole}.
 */
public final class Extent {
  private Extent() {}

  /** So many times: the first number as a rule, the second in the profile. */
  public static int of(int little, int whole) {
    return isWhole() ? whole : little;
  }

  public static boolean isWhole() {
    return "whole".equals(System.getProperty("aidflow.proof"));
  }
}
